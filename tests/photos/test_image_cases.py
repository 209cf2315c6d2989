"""Real files that nobody here made, most of them traps: each comes out right, or is refused in a sentence."""

from typing import Any

import pytest
from PIL import Image, ImageChops, ImageOps, ImageStat

from contributors import photos
from contributors.errors import RegistryError
from contributors.photos import rendering
from tests.cases import cases, folder_of
from tests.photos.conftest import Exiftool
from tests.photos.pictures import LIMITS, MIDDLE, NOBODY, shown

NOT_TAKEN = frozenset({"TIFF", "GIF", "ICO"})
# Fields of the formats themselves; what a file says of its making lies in other groups.
TECHNICAL = ("JFIF:", "PNG:", "RIFF:", "QuickTime:", "Meta:", "Track", "ICC_Profile:", "ICC-", "Adobe:")


@pytest.fixture(scope="module")
def outcomes() -> dict[str, tuple[dict[str, Any], photos.Original | None, photos.Renditions | None, str]]:
    """For each file its expectation, and what was made of it or the refusal's code."""
    folder = folder_of("images") / "files"
    found: dict[str, Any] = {}
    with pytest.MonkeyPatch.context() as patch:
        # How small the files get is not asked here, and most of the time goes into that.
        patch.setitem(rendering._AVIF, "speed", 10)
        for row in cases("images"):
            try:
                original = photos.opened((folder / row["file"]).read_bytes(), LIMITS)
                found[row["file"]] = (row["expected"], original, photos.render(original, MIDDLE, NOBODY), "")
            except RegistryError as error:
                found[row["file"]] = (row["expected"], None, None, error.code)
    return found


def test_what_has_to_be_taken_is_taken(outcomes: dict[str, Any]) -> None:
    """But for the formats that are not offered, and animations: those are refused by these names."""
    refused = {}
    for name, (expected, original, _, code) in outcomes.items():
        if expected["must"] == "accept" and original is None:
            animated = expected["frames"] > 1 and expected["format"] != "MPO"
            allowed = "photo_format" if expected["format"] in NOT_TAKEN else "photo_animated" if animated else ""
            if code != allowed:
                refused[name] = code
    assert refused == {}


def test_what_has_to_be_refused_is_refused(outcomes: dict[str, Any]) -> None:
    bombs = {name: code for name, (expected, *_, code) in outcomes.items() if expected["must"].startswith("reject")}

    assert bombs
    assert set(bombs.values()) == {"photo_format"}


def test_sizes_are_those_of_the_upright_picture(outcomes: dict[str, Any]) -> None:
    sizes = {n: (o.width, o.height) for n, (_, o, _, _) in outcomes.items() if o is not None}

    assert sizes == {name: tuple(outcomes[name][0]["upright"]) for name in sizes}


def test_turned_pictures_look_like_the_one_that_was_not(outcomes: dict[str, Any]) -> None:
    """By the mean difference from the same crop of a picture of the series that Pillow turns by itself."""
    folder = folder_of("images") / "files"
    compared = 0
    for name, (expected, _, renditions, _) in outcomes.items():
        if "same_as" not in expected:
            continue
        upright = ImageOps.exif_transpose(Image.open(folder / name)).convert("RGB")
        body = next(file for file in renditions.files if file.crop == "square" and file.type == "image/webp")
        wanted = ImageOps.fit(upright, (body.width, body.height), Image.Resampling.LANCZOS)
        difference = ImageStat.Stat(ImageChops.difference(shown(body.body), wanted)).mean
        assert max(difference) < 6, name
        compared += 1
    assert compared > 10


def test_nothing_is_said_of_their_making_any_more(outcomes: dict[str, Any], exiftool: Exiftool) -> None:
    files = {f"{n}-{file.name}": file for n, (_, _, r, _) in enumerate(outcomes.values()) if r for file in r.files}

    found = exiftool({name: file.body for name, file in files.items()})

    told = {
        name: kept
        for name, fields in found.items()
        if (kept := [field for field in fields if not field.startswith(TECHNICAL)])
    }
    assert told == {}


def test_the_kept_originals_say_no_more_than_which_side_is_up(outcomes: dict[str, Any], exiftool: Exiftool) -> None:
    bodies = {original.name: original.body for _, original, _, _ in outcomes.values() if original}

    found = exiftool(bodies)

    fields = {field for one in found.values() for field in one if not field.startswith(TECHNICAL)}
    assert fields <= {"IFD0:Orientation", "ExifTool:Warning"}
