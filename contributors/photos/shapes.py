"""What goes in and out of the photos' edge: plain frozen values, no pixels among them."""

from dataclasses import dataclass, field, fields
from typing import Literal

from contributors.photos.colour.spaces import Space

Crop = Literal["portrait", "square", "wide"]
MediaType = Literal["image/avif", "image/webp", "image/jpeg"]
Format = Literal["JPEG", "PNG", "WebP", "AVIF", "HEIC"]


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of a photo is taken. ``seconds`` is for each of reading and rendering, and for waiting for a turn."""

    bytes: int = 30_000_000
    pixels: int = 50_000_000
    frames: int = 1
    seconds: int = 20


@dataclass(frozen=True, slots=True)
class Rights:
    """Whose picture it is, as its file says or as a form does. None where nobody says anything; never ``""``.

    ``license_url`` is an http or https address, ``digital_source_type`` a URI of IPTC's vocabulary
    (http://cv.iptc.org/newscodes/digitalsourcetype/…). ``alt`` is offered to the form and never put into a rendition.
    """

    creator: str | None = None
    credit: str | None = None
    copyright: str | None = None
    license_url: str | None = None
    digital_source_type: str | None = None
    alt: str | None = None

    def __bool__(self) -> bool:
        """Whether anything is said."""
        return any(getattr(self, member.name) for member in fields(self))


@dataclass(frozen=True, slots=True)
class Original:
    """A photo that was looked at and may be rendered; nothing is decoded yet.

    ``body`` is the file to keep: the same pixels without anything personal, so that it can be cropped again later.
    ``digest`` (SHA-256, hex) is of ``body``: ``opened(original.body)`` gives the same digest again, and two JPEGs or
    PNGs that differ in their metadata alone share it. ``width`` and ``height`` are those of the picture right side up.
    """

    digest: str
    format: Format
    width: int
    height: int
    rights: Rights
    had_location: bool
    body: bytes = field(repr=False)
    orientation: int = field(default=1, repr=False)
    space: Space | None = field(default=None, repr=False)
    limits: Limits = field(default_factory=Limits, repr=False)

    @property
    def name(self) -> str:
        """The name under which ``body`` is stored. No rendition has a name like it, so no public address leads here."""
        return f"{self.digest}.{self.format.lower()}"


@dataclass(frozen=True, slots=True)
class Rendition:
    """One public copy: ``name`` is ``{hash of the body}-{width}.{avif|webp|jpg}``."""

    crop: Crop
    width: int
    height: int
    type: MediaType
    name: str
    body: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Renditions:
    """All public copies of one photo, by crop, then width, then type in the order a browser should choose them.

    ``placeholder`` is the mean colour of the portrait, ``#rrggbb``.
    """

    placeholder: str
    files: tuple[Rendition, ...]
