"""Colour spaces as ICC profiles that are made here, for pictures that name their space without bringing a profile."""

import struct
from dataclasses import dataclass

Point = tuple[float, float]
Vector = tuple[float, float, float]
Matrix = tuple[Vector, Vector, Vector]

_D65: Point = (0.3127, 0.3290)
# The white of a profile's connection space (D50), and Bradford's cone response (ICC.1:2010, annex E).
_D50: Vector = (0.9642, 1.0, 0.8249)
_BRADFORD: Matrix = ((0.8951, 0.2664, -0.1614), (-0.7502, 1.7135, 0.0367), (0.0389, -0.0685, 1.0296))
# The curve of sRGB (IEC 61966-2-1) as a parametric curve of type 3: g, a, b, c, d.
_SRGB_CURVE = (2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)
_ENTRY = struct.Struct(">4sII")
_HEADER = 128


@dataclass(frozen=True, slots=True)
class Space:
    """Primaries and white as CIE 1931 x and y, and a curve: ``gamma`` None means that of sRGB."""

    red: Point
    green: Point
    blue: Point
    white: Point = _D65
    gamma: float | None = None

    def profile(self) -> bytes:
        """A version 4 display profile (ICC.1:2010) of this space. Raises ValueError where there is no such space."""
        red, green, blue = zip(*_to_connection_space(self), strict=True)
        curve = _curve(self.gamma)
        tags = {b"desc": _text("RGB"), b"cprt": _text("CC0"), b"wtpt": _xyz(_D50)}
        tags |= {b"rXYZ": _xyz(red), b"gXYZ": _xyz(green), b"bXYZ": _xyz(blue)}
        tags |= {b"rTRC": curve, b"gTRC": curve, b"bTRC": curve}
        return _assembled(tags)


SRGB = Space((0.640, 0.330), (0.300, 0.600), (0.150, 0.060))
DISPLAY_P3 = Space((0.680, 0.320), (0.265, 0.690), (0.150, 0.060))
ADOBE_RGB = Space((0.640, 0.330), (0.210, 0.710), (0.150, 0.060), gamma=563 / 256)
BT2020 = Space((0.708, 0.292), (0.170, 0.797), (0.131, 0.046))


def _to_connection_space(space: Space) -> Matrix:
    """From RGB to XYZ under D50: the primaries scaled so that they add up to white, then adapted by Bradford."""
    primaries = _transposed((_unit(space.red), _unit(space.green), _unit(space.blue)))
    white = _unit(space.white)
    to_xyz = _product(primaries, _diagonal(_applied(_inverse(primaries), white)))
    cones, wanted = _applied(_BRADFORD, white), _applied(_BRADFORD, _D50)
    if 0 in cones:
        raise ValueError("no white")
    ratio = _diagonal((wanted[0] / cones[0], wanted[1] / cones[1], wanted[2] / cones[2]))
    return _product(_product(_inverse(_BRADFORD), _product(ratio, _BRADFORD)), to_xyz)


def _unit(point: Point) -> Vector:
    x, y = point
    if y <= 0:
        raise ValueError("no such colour")
    return (x / y, 1.0, (1 - x - y) / y)


def _transposed(matrix: Matrix) -> Matrix:
    a, b, c = zip(*matrix, strict=True)
    return (a, b, c)


def _diagonal(vector: Vector) -> Matrix:
    return ((vector[0], 0, 0), (0, vector[1], 0), (0, 0, vector[2]))


def _applied(matrix: Matrix, vector: Vector) -> Vector:
    a, b, c = (row[0] * vector[0] + row[1] * vector[1] + row[2] * vector[2] for row in matrix)
    return (a, b, c)


def _product(left: Matrix, right: Matrix) -> Matrix:
    a, b, c = (_applied(left, column) for column in _transposed(right))
    return _transposed((a, b, c))


def _inverse(matrix: Matrix) -> Matrix:
    a, b, c = matrix
    minors = (_cross(b, c), _cross(c, a), _cross(a, b))
    determinant = sum(a[n] * minors[0][n] for n in range(3))
    if abs(determinant) < 1e-9:
        raise ValueError("the primaries lie on a line")
    x, y, z = (tuple(value / determinant for value in column) for column in zip(*minors, strict=True))
    return ((x[0], x[1], x[2]), (y[0], y[1], y[2]), (z[0], z[1], z[2]))


def _cross(one: Vector, other: Vector) -> Vector:
    (a, b, c), (x, y, z) = one, other
    return (b * z - c * y, c * x - a * z, a * y - b * x)


def _fixed(value: float) -> bytes:
    """An s15Fixed16Number; a value that doesn't fit is no colour."""
    try:
        return struct.pack(">i", round(value * 65536))
    except struct.error:
        raise ValueError("no such colour") from None


def _xyz(vector: Vector) -> bytes:
    return b"XYZ \0\0\0\0" + b"".join(map(_fixed, vector))


def _text(words: str) -> bytes:
    encoded = words.encode("utf-16-be")
    return b"mluc\0\0\0\0" + struct.pack(">II2s2sII", 1, 12, b"en", b"US", len(encoded), 28) + encoded


def _curve(gamma: float | None) -> bytes:
    parameters = _SRGB_CURVE if gamma is None else (gamma,)
    kind = 3 if gamma is None else 0
    return b"para\0\0\0\0" + struct.pack(">HH", kind, 0) + b"".join(map(_fixed, parameters))


def _assembled(tags: dict[bytes, bytes]) -> bytes:
    offset = _HEADER + 4 + _ENTRY.size * len(tags)
    table, bodies = struct.pack(">I", len(tags)), b""
    for name, body in tags.items():
        table += _ENTRY.pack(name, offset + len(bodies), len(body))
        bodies += body + b"\0" * (-len(body) % 4)
    size = offset + len(bodies)
    # Size, maker, version 4.2, class, space, connection space; then a date that nobody needs, and the signature.
    header = struct.pack(">I4xI", size, 0x04200000) + b"mntrRGB XYZ " + bytes(12) + b"acsp"
    illuminant = b"".join(map(_fixed, _D50))
    return (header.ljust(68, b"\0") + illuminant).ljust(_HEADER, b"\0") + table + bodies
