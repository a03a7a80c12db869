"""Images for the tests, made by Pillow: small ones, and ones that only say that they are large."""

import io
import struct
import zlib
from typing import Any

from PIL import Image

RED = (200, 30, 30)


def picture(kind: str = "PNG", size: tuple[int, int] = (60, 30), **options: Any) -> bytes:
    """A red image as a file."""
    mode = options.pop("mode", "RGB")
    colour = RED if mode == "RGB" else (*RED, 255)
    return written(Image.new(mode, size, colour), kind, **options)


def written(image: Image.Image, kind: str, **options: Any) -> bytes:
    file = io.BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


def animated(kind: str) -> bytes:
    frames = [Image.new("RGB", (8, 8), colour) for colour in (RED, (0, 0, 255))]
    return written(frames[0], kind, save_all=True, append_images=frames[1:], duration=50)


def png_of_claimed_size(width: int, height: int) -> bytes:
    """The header of a PNG of that size, and no pixel of it."""
    head = struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)
    chunks = [(b"IHDR", head), (b"IDAT", zlib.compress(b"")), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*one) for one in chunks)


def webp_of_claimed_size(width: int, height: int) -> bytes:
    """The extended header of a WebP of that size, and no pixel of it."""
    size = (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
    body = b"WEBPVP8X" + struct.pack("<I", 10) + b"\0\0\0\0" + size
    return b"RIFF" + struct.pack("<I", len(body)) + body


def jpeg_of_claimed_size(width: int, height: int) -> bytes:
    """A small JPEG whose header says another size."""
    raw = bytearray(picture("JPEG", (8, 8)))
    at = raw.index(b"\xff\xc0") + 5
    raw[at : at + 4] = struct.pack(">HH", height, width)
    return bytes(raw)


def _chunk(name: bytes, data: bytes) -> bytes:
    checked = zlib.crc32(name + data)
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", checked)
