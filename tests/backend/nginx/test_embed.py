"""The embed page behind nginx: as the workers' code has it, for those origins and no others."""

import asyncio
from pathlib import Path

import pytest

from app.web.security_headers import HEADERS, embeddable
from fixtures.built_pages import both, build, pages_server
from fixtures.front import fronted
from fixtures.ports import HOST, free_port
from fixtures.problems import refused
from fixtures.stack.rendering import UnsetError, render_frontend
from fixtures.waiting import PATIENCE

PAGE = "/embed/ABC123"
ORIGINS = ["https://talk.example", "http://localhost:8080", "http://[::1]:8080"]
POLICY = "content-security-policy"
OTHER_PAGES = ["/", "/join/ABC123", "/dashboard", "/sessions/0", "/auth/login", "/worker.js"]
BESIDE = ["/embed", "/embed/", "/embed/a/b", "/embed.html", "/embed/../embed.html"]
SAME = ("content-type", "content-encoding", "cache-control", "content-length", "vary", *HEADERS)
WRONG = [
    "*",
    "https://*.example.com",
    "https://a.kr/page",
    "https://a.kr; script-src *",
    "https://a.kr https://b.kr",
    "https://a.kr,'self'",
    "https://a.kr,*",
    'https://a.kr" always; #',
    "a.kr",
    "ftp://a.kr",
    "https://a.kr\nb",
    "https://",
]


@pytest.mark.parametrize("origins", WRONG)
def test_what_is_no_exact_origin_stops_the_start_in_one_line(tmp_path: Path, origins: str) -> None:
    with pytest.raises(UnsetError) as stopped:
        render_frontend(tmp_path, EMBED_ORIGINS=origins)
    assert str(stopped.value) == (
        "The pages' server does not start: EMBED_ORIGINS names exact origins "
        "such as https://blog.example.com"
    )
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("nobody", ["", " , "])
async def test_where_nobody_may_embed_there_is_no_such_page(tmp_path: Path, nobody: str) -> None:
    build(tmp_path / "dist")
    served = pages_server(tmp_path / "nginx", tmp_path / "dist", EMBED_ORIGINS=nobody)
    async with served as address, fronted(FRONTEND=address) as here:
        refused(await here.http.get(PAGE), 404, "not_found")
        view = await here.http.head(f"{PAGE}?view=chat")
        assert (view.status_code, view.headers[POLICY]) == (200, HEADERS[POLICY])
        assert here.received == 0  # the pages' server says so, and no worker is asked


async def test_no_other_page_can_be_framed(tmp_path: Path) -> None:
    async with both(tmp_path, *ORIGINS) as clients:
        for path in [*OTHER_PAGES, *BESIDE]:
            for client in clients:
                said = (await client.head(path)).headers.get(POLICY, HEADERS[POLICY])
                assert said == HEADERS[POLICY], path
        for path in BESIDE:
            assert [(await client.head(path)).status_code for client in clients] == [404, 404]


@pytest.mark.parametrize("page", [PAGE, f"{PAGE}?view=chat"])
@pytest.mark.parametrize("accepted", ["", "gzip", "gzip, br"])
async def test_the_page_is_what_the_workers_would_serve(
    tmp_path: Path, accepted: str, page: str
) -> None:
    async with both(tmp_path, *ORIGINS) as clients:
        headers = {"Accept-Encoding": accepted}
        one, other = [await client.head(page, headers=headers) for client in clients]
        for name in SAME:
            assert one.headers.get(name) == other.headers.get(name), name
        assert other.headers.get_list(POLICY) == [embeddable(ORIGINS)[POLICY]]
        known = {"If-None-Match": other.headers["etag"], **headers}
        again = await clients[1].head(page, headers=known)
        assert (again.status_code, again.headers[POLICY]) == (304, other.headers[POLICY])
        for client in clients:
            assert (await client.post(page)).status_code == 405


async def test_a_view_is_another_page_than_the_one_where_people_join(tmp_path: Path) -> None:
    async with both(tmp_path, *ORIGINS) as clients:
        for client in clients:
            client.headers["accept-encoding"] = "identity"
            pages = [PAGE, "/join/ABC123", f"{PAGE}?view=chat&theme=dark", "/screen/0"]
            entrance, join, view, screen = [(await client.get(page)).text for page in pages]
            assert entrance == join != view == screen


async def test_origins_are_read_as_the_workers_read_them(tmp_path: Path) -> None:
    build(tmp_path / "dist")
    told = " https://a.kr/ ,, http://b.kr:8080"
    served = pages_server(tmp_path / "nginx", tmp_path / "dist", EMBED_ORIGINS=told)
    async with served as address, fronted(FRONTEND=address) as here:
        page = await here.http.head(PAGE)
        assert page.headers.get_list(POLICY) == [
            embeddable(["https://a.kr", "http://b.kr:8080"])[POLICY]
        ]
        shell = await here.http.head("/join/ABC123")
        assert shell.headers.get_list(POLICY) == [HEADERS[POLICY]]


async def test_nothing_of_before_is_shown_when_nobody_may_embed_any_more(tmp_path: Path) -> None:
    dist, port = tmp_path / "dist", free_port()
    build(dist)
    async with fronted(FRONTEND=f"{HOST}:{port}") as here:
        async with pages_server(tmp_path / "one", dist, port, EMBED_ORIGINS=ORIGINS[0]):
            assert (await here.http.head(PAGE)).status_code == 200
        assert (await here.http.head(PAGE)).status_code == 200  # a moment without its server
        async with pages_server(tmp_path / "other", dist, port):
            async with asyncio.timeout(PATIENCE):
                while (await here.http.head(PAGE)).status_code == 200:
                    continue
            refused(await here.http.get(PAGE), 404, "not_found")
