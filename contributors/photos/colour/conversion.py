"""Any mode and colour space into 8-bit sRGB on white paper."""

from io import BytesIO

from PIL import Image, ImageCms, ImageMath

from contributors.photos.colour.spaces import Space

_WHITE = (255, 255, 255)
_SPACES = {"RGB": "RGB", "L": "GRAY", "CMYK": "CMYK"}
_READY = frozenset({"L", "LA", "RGB", "RGBA", "CMYK"})
_SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))


class Colours:
    """How the colours of one picture become sRGB. Made once for a picture, used for each of its parts."""

    def __init__(self, picture: Image.Image, space: Space | None) -> None:
        self._profile = _profile(picture, space)
        self._transforms: dict[str, ImageCms.ImageCmsTransform | None] = {}

    def finished(self, part: Image.Image) -> Image.Image:
        """``part``, whose mode is one that ``resizable`` gives, as RGB."""
        has_alpha = part.mode in {"LA", "RGBA"}
        plain = part.convert({"LA": "L", "RGBA": "RGB"}[part.mode]) if has_alpha else part
        coloured = self._in_srgb(plain)
        # Comments and profiles that encoders would write again.
        coloured.info.clear()
        if not has_alpha:
            return coloured
        paper = Image.new("RGB", part.size, _WHITE)
        paper.paste(coloured, mask=part.getchannel("A"))
        return paper

    def _in_srgb(self, picture: Image.Image) -> Image.Image:
        if self._profile is None:
            return picture.convert("RGB")
        wanted = self._profile.profile.xcolor_space.strip()
        if wanted == "RGB" and picture.mode == "L":
            picture = picture.convert("RGB")
        if wanted != _SPACES[picture.mode]:
            return picture.convert("RGB")
        if picture.mode not in self._transforms:
            self._transforms[picture.mode] = self._transform(picture.mode)
        transform = self._transforms[picture.mode]
        if transform is None:
            return picture.convert("RGB")
        converted = ImageCms.applyTransform(picture, transform)
        assert converted is not None
        return converted

    def _transform(self, mode: str) -> ImageCms.ImageCmsTransform | None:
        assert self._profile is not None
        try:
            return ImageCms.buildTransform(
                self._profile,
                _SRGB,
                mode,
                "RGB",
                ImageCms.Intent.RELATIVE_COLORIMETRIC,
                ImageCms.Flags.BLACKPOINTCOMPENSATION,
            )
        except ImageCms.PyCMSError:
            return None


def resizable(picture: Image.Image) -> Image.Image:
    """The picture in a mode whose pixels can be averaged: L, LA, RGB, RGBA or CMYK."""
    if picture.mode.startswith("I"):
        return _in_eight_bits(picture)
    if "transparency" in picture.info and picture.mode not in {"LA", "RGBA", "PA"}:
        return picture.convert("RGBA")
    if picture.mode in _READY:
        return picture
    if picture.mode == "1":
        return picture.convert("L")
    return picture.convert("RGBA" if picture.mode in {"PA", "La", "RGBa"} else "RGB")


def _in_eight_bits(picture: Image.Image) -> Image.Image:
    """Grey of 16 bits, which Pillow would clip instead of scaling; one of its values may stand for transparency."""
    clear = picture.info.get("transparency")
    wide = picture.convert("I")
    grey = ImageMath.lambda_eval(lambda bands: bands["wide"] / 257, wide=wide).convert("L")
    if not isinstance(clear, int):
        return grey
    opaque = ImageMath.lambda_eval(lambda bands: (bands["wide"] != clear) * 255, wide=wide).convert("L")
    return Image.merge("LA", (grey, opaque))


def _profile(picture: Image.Image, space: Space | None) -> ImageCms.ImageCmsProfile | None:
    """None where there is none, or one that makes no sense: then sRGB is the best guess."""
    try:
        data = space.profile() if space else picture.info.get("icc_profile")
        return ImageCms.ImageCmsProfile(BytesIO(data)) if data else None
    except (OSError, ValueError, TypeError):
        return None
