"""The join link as a QR picture."""

import io
from typing import Literal

import segno

# Level M survives a smudged projector; four modules of quiet zone are the standard's.
_QUIET_ZONE = 4


def qr_picture(link: str, kind: Literal["svg", "png"]) -> bytes:
    """`link` as a QR code, black on white: SVG without a size of its own, PNG at 16 px a module."""
    picture = segno.make(link, error="m", micro=False)
    out = io.BytesIO()
    if kind == "svg":
        picture.save(
            out, kind="svg", border=_QUIET_ZONE, light="#fff", omitsize=True, xmldecl=False
        )
    else:
        picture.save(out, kind="png", border=_QUIET_ZONE, scale=16)
    return out.getvalue()
