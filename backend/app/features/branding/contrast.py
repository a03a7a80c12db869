"""Shades of a presenter's colour that can be read, by the rules of WCAG 2.2 (1.4.3, 1.4.6)."""

from colorsys import hls_to_rgb, rgb_to_hls
from typing import NamedTuple

Rgb = tuple[float, float, float]  # each from 0 to 1

AA, AAA = 4.5, 7.0
_STEPS = 64


class Theme(NamedTuple):
    """What the pages of a theme are made of, as in `frontend/src/ui/tokens.css`."""

    paper: str
    surface: str
    ink: str
    muted: str
    on_brand: str
    is_dark: bool


LIGHT = Theme("#fbfaf7", "#ffffff", "#1f1d2b", "#67636f", "#ffffff", is_dark=False)
DARK = Theme("#15141a", "#1f1e26", "#f4f1ec", "#a9a5b3", "#1f1d2b", is_dark=True)


class Shades(NamedTuple):
    """The colour as text and surface, text on it, and a tint of it behind usual text."""

    brand: str
    on_brand: str
    tint: str


def shades(colour: str, theme: Theme) -> Shades:
    """Return shades of a colour for a theme: nearest to it in lightness, with enough contrast."""
    hue, lightness, saturation = rgb_to_hls(*rgb(colour))
    end = 1.0 if theme.is_dark else 0.0
    for step in range(_STEPS):
        nearer = lightness + (end - lightness) * step / _STEPS
        found = _shades(hex_of(hls_to_rgb(hue, nearer, saturation)), theme)
        if _is_readable(found, theme):
            return found
    return _shades(hex_of((end, end, end)), theme)


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, from 1 to 21."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def rgb(colour: str) -> Rgb:
    """Return red, green and blue of `#rrggbb`."""
    red, green, blue = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return red, green, blue


def hex_of(parts: Rgb) -> str:
    """Return `#rrggbb`."""
    return "#" + "".join(f"{round(part * 255):02x}" for part in parts)


def _shades(brand: str, theme: Theme) -> Shades:
    # The tint gives way before the colour does: nobody chose it.
    for share in (0.14, 0.1, 0.06):
        tint = _mixed(brand, theme.surface, share)
        texts = ((theme.muted, AA), (theme.ink, AAA), (brand, AA))
        if all(contrast(tint, text) >= enough for text, enough in texts):
            return Shades(brand, theme.on_brand, tint)
    return Shades(brand, theme.on_brand, theme.surface)


def _is_readable(found: Shades, theme: Theme) -> bool:
    backs = (theme.paper, theme.surface, found.tint, found.on_brand)
    return found.tint != theme.surface and all(contrast(found.brand, back) >= AA for back in backs)


def _mixed(one: str, other: str, share: float) -> str:
    pairs = zip(rgb(one), rgb(other), strict=True)
    red, green, blue = (a * share + b * (1 - share) for a, b in pairs)
    return hex_of((red, green, blue))


def _luminance(colour: str) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in rgb(colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
