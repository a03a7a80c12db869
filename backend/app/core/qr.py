"""QR codes of links."""

import base64
import io
from typing import Literal

import segno

# Level M survives a smudged projector; four modules of quiet zone are the standard's.
_QUIET_ZONE = 4


def qr_picture(link: str, kind: Literal["svg", "png"]) -> bytes:
    """Return `link` as a QR code, black on white: SVG that scales, PNG with 16 px per module."""
    picture = segno.make(link, error="m", micro=False)
    out = io.BytesIO()
    if kind == "svg":
        picture.save(
            out, kind="svg", border=_QUIET_ZONE, light="#fff", omitsize=True, xmldecl=False
        )
    else:
        picture.save(out, kind="png", border=_QUIET_ZONE, scale=16)
    return out.getvalue()


def qr_data_url(link: str, kind: Literal["svg", "png"]) -> str:
    """Return the QR code as a data URL, which no server sees or logs."""
    media_type = {"svg": "image/svg+xml", "png": "image/png"}[kind]
    return f"data:{media_type};base64,{base64.b64encode(qr_picture(link, kind)).decode()}"
