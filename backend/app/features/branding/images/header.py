"""What an image says of itself before anything of it is decoded."""

from typing import NamedTuple

_PNG, _JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"
_ANIMATED = 0x02  # a flag of WebP's extended header


class UnreadableImageError(Exception):
    """It is not taken; `code` is that of the refusal."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Canvas(NamedTuple):
    """The size of a WebP, which Pillow's decoder takes memory for as soon as it is opened."""

    width: int
    height: int
    animated: bool


def kind_of(raw: bytes) -> str:
    """Return Pillow's name of the format, which the first bytes tell.

    Raises:
        UnreadableImageError: none of those that are taken.
    """
    if not raw.strip():
        raise UnreadableImageError("image_empty")
    if raw.startswith(_PNG):
        return "PNG"
    if raw.startswith(_JPEG):
        return "JPEG"
    if raw[:4] == b"RIFF" and raw[8:12] == b"WEBP":
        return "WEBP"
    raise UnreadableImageError("image_unknown")


def canvas_of(raw: bytes) -> Canvas:
    """Return the canvas of a WebP (RFC 9649).

    Raises:
        UnreadableImageError: its header is cut short or of no known kind.
    """
    chunk, at = raw[12:16], raw[20:30]
    if len(at) < 10:
        raise UnreadableImageError("image_damaged")
    if chunk == b"VP8X":
        return Canvas(_24(at[4:7]) + 1, _24(at[7:10]) + 1, bool(at[0] & _ANIMATED))
    if chunk == b"VP8L":
        bits = int.from_bytes(at[1:5], "little")
        return Canvas((bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1, animated=False)
    if chunk == b"VP8 ":
        return Canvas(_14(at[6:8]), _14(at[8:10]), animated=False)
    raise UnreadableImageError("image_damaged")


def _24(of: bytes) -> int:
    return int.from_bytes(of, "little")


def _14(of: bytes) -> int:
    return int.from_bytes(of, "little") & 0x3FFF
