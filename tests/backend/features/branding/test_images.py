"""Images of strangers: refused by name, or written anew, small and without what was beside them."""

import io
import json
import sys

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from app.features.branding.errors import ImageTooComplex
from app.features.branding.images import process
from app.features.branding.images.child import answer
from app.features.branding.images.process import ImageReader
from app.features.branding.images.reading import HIGHEST, MOST_PIXELS, WIDEST, written_anew
from features.branding.pictures import (
    RED,
    animated,
    jpeg_of_claimed_size,
    picture,
    png_of_claimed_size,
    webp_of_claimed_size,
    written,
)

SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
HUGE = (60_000, 60_000)


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"", "image_empty"),
        (b" \n", "image_empty"),
        (SVG, "image_unknown"),
        (b"GIF89a" + b"\0" * 50, "image_unknown"),
        (b"BM" + b"\0" * 50, "image_unknown"),
        (b"<html>", "image_unknown"),
        (b"RIFF\0\0\0\0WAVE", "image_unknown"),
        (animated("PNG"), "image_animated"),
        (animated("WEBP"), "image_animated"),
        (png_of_claimed_size(*HUGE), "image_too_many_pixels"),
        (jpeg_of_claimed_size(60_000, 60_000), "image_too_many_pixels"),
        (webp_of_claimed_size(16_384, 16_384), "image_too_many_pixels"),
        (png_of_claimed_size(4_001, 4_000), "image_too_many_pixels"),
        (png_of_claimed_size(100, 100), "image_damaged"),
        (webp_of_claimed_size(100, 100), "image_damaged"),
        (picture("PNG")[:60], "image_damaged"),
        (picture("WEBP")[:25], "image_damaged"),
        (picture("JPEG")[:-400], "image_damaged"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 50, "image_damaged"),
        (b"\xff\xd8\xff" + b"\0" * 50, "image_damaged"),
        (b"RIFF\0\0\0\0WEBPXXXX" + b"\0" * 50, "image_damaged"),
    ],
)
def test_what_is_no_logo_is_refused_by_name(raw: bytes, code: str) -> None:
    line, _, image = answer(raw).partition(b"\n")
    assert (json.loads(line), image) == ({"refused": code}, b"")


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_every_kind_becomes_a_small_webp(kind: str) -> None:
    with Image.open(io.BytesIO(written_anew(picture(kind, (3000, 500))))) as image:
        assert (image.format, image.size) == ("WEBP", (WIDEST, 107))
        assert all(abs(a - b) < 8 for a, b in zip(image.getpixel((9, 9)), RED, strict=True))


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P", "L", "1", "I;16", "CMYK"])
def test_every_mode_can_be_read(mode: str) -> None:
    raw = written(Image.new(mode, (40, 900)), "JPEG" if mode == "CMYK" else "PNG")
    with Image.open(io.BytesIO(written_anew(raw))) as image:
        assert image.size == (14, HIGHEST)


def test_what_is_clear_stays_clear() -> None:
    raw = written(Image.new("RGBA", (40, 40), (0, 0, 0, 0)), "PNG")
    with Image.open(io.BytesIO(written_anew(raw))) as image:
        assert image.convert("RGBA").getpixel((9, 9))[3] == 0


def test_nothing_is_left_of_what_was_written_beside_it() -> None:
    words, exif = PngInfo(), Image.Exif()
    words.add_text("Comment", "taken at home")
    exif[0x010E] = "taken at home"
    for raw in (
        picture("PNG", pnginfo=words) + b"taken at home",
        picture("JPEG", exif=exif, comment=b"taken at home") + b"taken at home",
        picture("WEBP", exif=exif, xmp=b"taken at home"),
    ):
        assert b"taken at home" in raw
        anew = written_anew(raw)
        assert b"taken" not in anew
        with Image.open(io.BytesIO(anew)) as image:
            assert not image.getexif()
            assert not image.info.keys() & {"exif", "xmp", "icc_profile"}


def test_a_photo_on_its_side_is_turned() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    with Image.open(io.BytesIO(written_anew(picture("JPEG", (90, 30), exif=exif)))) as image:
        assert image.size == (30, 90)


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
async def test_as_many_pixels_as_there_may_be_are_read_within_the_limits(kind: str) -> None:
    raw = picture(kind, (4_000, MOST_PIXELS // 4_000))
    assert (await ImageReader().read(raw))[:4] == b"RIFF"


@pytest.mark.parametrize("program", ["raise SystemExit(1)", "print('{')", "print('{}')"])
async def test_a_process_that_fails_has_read_nothing(
    monkeypatch: pytest.MonkeyPatch, program: str
) -> None:
    monkeypatch.setattr(process, "_COMMAND", (sys.executable, "-c", program))
    with pytest.raises(ImageTooComplex):
        await ImageReader().read(b"x")


async def test_a_process_that_takes_too_long_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process, "SECONDS", 0.2)
    program = "import signal; signal.pause()"
    monkeypatch.setattr(process, "_COMMAND", (sys.executable, "-c", program))
    with pytest.raises(ImageTooComplex):
        await ImageReader().read(b"x")
