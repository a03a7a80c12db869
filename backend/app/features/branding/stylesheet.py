"""The style sheet of a look: all that the pages show of it, so that they carry no code for it.

Colours are custom properties of `frontend/src/ui/tokens.css`, in both themes; where the reader's
device forces its own colours, those win. A logo is a picture before elements with `data-logo`,
and before the title in the head of a room (`RoomHeader.svelte`).
"""

import re

from app.features.branding import contrast

NAME = re.compile(r"(?P<accent>[0-9a-f]{6})?-(?P<logo>[0-9a-f]{64})?")

_COLOURS = "{selector}{{--brand:{0};--on-brand:{1};--brand-tint:{2}}}\n"
_LOGO = """\
[data-logo]::before{{content:"";display:block;flex:none;width:100%;height:var(--logo-height,3.5rem);\
max-width:100%;background:url(/api/logos/{0}.webp) var(--logo-side,center)/contain no-repeat}}
header h1[title]::before{{content:"";display:inline-block;width:2.5em;height:1.5em;\
margin-inline-end:.5em;vertical-align:middle;\
background:url(/api/logos/{0}.webp) center/contain no-repeat}}
@media print{{[data-logo]::before{{-webkit-print-color-adjust:exact;print-color-adjust:exact}}}}
"""


def stylesheet(name: str) -> str | None:
    """Return the style sheet of a look; None if that is not the name of one."""
    named = NAME.fullmatch(name)
    if named is None or name == "-":
        return None
    accent, logo = named["accent"], named["logo"]
    return (_colours(f"#{accent}") if accent else "") + (_LOGO.format(logo) if logo else "")


def _colours(accent: str) -> str:
    light = contrast.shades(accent, contrast.LIGHT)
    dark = contrast.shades(accent, contrast.DARK)
    selectors = (":root", light), (":root[data-theme='dark']", dark)
    return "".join(_COLOURS.format(*found, selector=selector) for selector, found in selectors)
