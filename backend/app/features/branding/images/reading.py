"""An image that a presenter sent becomes ours: small, still, without what was written beside it."""

import io

from PIL import Image, ImageOps, UnidentifiedImageError

from app.features.branding.images.header import UnreadableImageError, canvas_of, kind_of

MOST_PIXELS = 16_000_000
WIDEST, HIGHEST = 640, 320  # pixels: twice as large as any page shows it
_QUALITY = 86


def written_anew(raw: bytes) -> bytes:
    """Return a WebP of at most `WIDEST` by `HIGHEST` pixels.

    Raises:
        UnreadableImageError: it is refused.
    """
    kind = kind_of(raw)
    if kind == "WEBP":
        width, height, animated = canvas_of(raw)
        _check(width * height, animated=animated)
    try:
        with Image.open(io.BytesIO(raw), formats=[kind]) as image:
            _check(image.width * image.height, animated=getattr(image, "is_animated", False))
            return _webp(image)
    except Image.DecompressionBombError:  # Pillow looks at the size before we can
        raise UnreadableImageError("image_too_many_pixels") from None
    except (UnidentifiedImageError, SyntaxError, OSError, ValueError, EOFError):
        raise UnreadableImageError("image_damaged") from None


def _check(pixels: int, *, animated: bool) -> None:
    if pixels > MOST_PIXELS:
        raise UnreadableImageError("image_too_many_pixels")
    if animated:
        raise UnreadableImageError("image_animated")


def _webp(image: Image.Image) -> bytes:
    image.draft("RGB", (WIDEST * 2, HIGHEST * 2))  # a JPEG is decoded no larger than is needed
    clear = "A" in image.getbands() or "transparency" in image.info
    mode = "RGBA" if clear else "RGB"
    full = image.convert(mode) if image.mode in ("1", "P", "PA") else image
    full.thumbnail((WIDEST * 2, WIDEST * 2), Image.Resampling.BOX)
    upright = ImageOps.exif_transpose(full).convert(mode)
    upright.thumbnail((WIDEST, HIGHEST), Image.Resampling.LANCZOS)
    plain = Image.new(upright.mode, upright.size)
    plain.paste(upright)
    written = io.BytesIO()
    plain.save(written, "WEBP", quality=_QUALITY, method=4, exact=False)
    return written.getvalue()
