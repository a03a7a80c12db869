"""Absolute links and their QR pictures."""

import re
import struct
import xml.etree.ElementTree as ET
import zlib

import httpx
import pytest
import segno

from fixtures.actors import ADDRESS
from fixtures.live_sessions import create
from fixtures.problems import refused
from fixtures.settings import Configure

PIXELS_PER_MODULE = 16
QUIET_ZONE = 4


def modules_of_png(picture: bytes) -> list[list[bool]]:
    """The dark modules of a QR picture, read back from its pixels."""
    width, height, depth = struct.unpack(">IIB", picture[16:25])
    chunks, at = b"", 8
    while at < len(picture):
        length, kind = struct.unpack(">I4s", picture[at : at + 8])
        chunks += picture[at + 8 : at + 8 + length] if kind == b"IDAT" else b""
        at += length + 12
    rows = _rows(zlib.decompress(chunks), (width * depth + 7) // 8)
    assert (depth, len(rows)) == (1, height)
    return [_modules_of_row(row, width) for row in rows[::PIXELS_PER_MODULE]]


def _rows(data: bytes, size: int) -> list[bytes]:
    """The rows of pixels, each stored as it is (0) or as its difference from the one above (2)."""
    rows = [bytes(size)]
    for start in range(0, len(data), size + 1):
        kind, row = data[start], data[start + 1 : start + 1 + size]
        assert kind in (0, 2)
        above = rows[-1] if kind else bytes(size)
        rows.append(bytes((one + other) % 256 for one, other in zip(row, above, strict=True)))
    return rows[1:]


def _modules_of_row(row: bytes, width: int) -> list[bool]:
    bits = [not byte >> shift & 1 for byte in row for shift in range(7, -1, -1)]
    return bits[:width:PIXELS_PER_MODULE]


def modules_of_svg(picture: bytes) -> list[list[bool]]:
    """The dark modules of a QR picture, drawn as horizontal strokes, one a module high."""
    root = ET.fromstring(picture)
    size = int(root.attrib["viewBox"].split()[2])
    matrix = [[False] * size for _ in range(size)]
    x, y = 0.0, 0.0
    for stroke, first, second in re.findall(
        r"([Mmh])(-?[\d.]+) ?(-?[\d.]+)?", root[-1].attrib["d"]
    ):
        if stroke == "h":
            matrix[int(y)][int(x) : int(x + float(first))] = [True] * int(first)
        x, y = (0, 0) if stroke == "M" else (x, y)
        x, y = x + float(first), y + float(second or 0)
    return matrix


def modules_of(link: str) -> list[list[bool]]:
    """The dark modules that say `link`."""
    picture = segno.make(link, error="m", micro=False)
    return [[bool(module) for module in row] for row in picture.matrix_iter(border=QUIET_ZONE)]


async def test_a_picture_of_nothing_is_not_found(anyone: httpx.AsyncClient):
    for session_id in ("0" * 32, "x", "%00"):
        response = await anyone.get(f"/api/sessions/{session_id}/qr.svg")
        refused(response, 404, "session_not_found")


async def test_there_is_no_other_kind_of_picture(
    presenter: httpx.AsyncClient, anyone: httpx.AsyncClient
):
    session = await create(presenter)
    for kind in ("gif", "PNG", "svg.png"):
        response = await anyone.get(f"/api/sessions/{session['id']}/qr.{kind}")
        refused(response, 404, "not_found")


async def test_links_carry_the_address_that_was_asked(presenter: httpx.AsyncClient):
    session = await create(presenter)
    assert session["join_url"] == f"{ADDRESS}/join/{session['session_code']}"
    assert session["qr_code_url"] == f"{ADDRESS}/api/sessions/{session['id']}/qr.svg"
    elsewhere = {"Host": "192.168.0.7:8000"}
    shown = (await presenter.get(f"/api/sessions/{session['id']}", headers=elsewhere)).json()
    assert shown["join_url"] == f"http://192.168.0.7:8000/join/{session['session_code']}"


async def test_the_public_address_wins(presenter: httpx.AsyncClient, configure: Configure):
    configure(public_url="https://engagenow.kr/")
    session = await create(presenter)
    assert session["join_url"] == f"https://engagenow.kr/join/{session['session_code']}"
    assert session["qr_code_url"].startswith("https://engagenow.kr/api/sessions/")


@pytest.mark.parametrize("public_url", ["", "https://engagenow.kr"])
async def test_the_png_says_the_join_link(
    presenter: httpx.AsyncClient, anyone: httpx.AsyncClient, configure: Configure, public_url: str
):
    configure(public_url=public_url)
    session = await create(presenter)
    response = await anyone.get(f"/api/sessions/{session['id']}/qr.png")
    assert response.headers["content-type"] == "image/png"
    assert modules_of_png(response.content) == modules_of(session["join_url"])


async def test_the_svg_says_the_join_link(presenter: httpx.AsyncClient, anyone: httpx.AsyncClient):
    session = await create(presenter)
    response = await anyone.get(httpx.URL(session["qr_code_url"]).path)
    assert response.headers["content-type"] == "image/svg+xml"
    assert modules_of_svg(response.content) == modules_of(session["join_url"])
