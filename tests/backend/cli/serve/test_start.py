"""Starting the server: what it prints, what it refuses in one line, what it keeps."""

import ipaddress
import socket
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx
import pytest

from fixtures.ports import HOST
from fixtures.server import Server, commanded, refused, serving, sqlite_in
from fixtures.waiting import PATIENCE


def ask(server: Server, method: str, path: str, token: str = "", body: Any = None) -> Any:
    """One request; a problem is an error here."""
    headers = {"authorization": f"Bearer {token}"} if token else {}
    answer = httpx.request(
        method, f"{server.url}{path}", headers=headers, json=body, timeout=PATIENCE
    )
    answer.raise_for_status()
    return answer.json()


def sign_in(server: Server) -> str:
    """A presenter's token."""
    login = {"email": "presenter@example.com"}
    return str(ask(server, "POST", "/auth/test-login", body=login)["access_token"])


def join_url(server: Server) -> str:
    """What the QR picture of a new session says."""
    created = ask(server, "POST", "/api/sessions", sign_in(server), {"title": "Talk"})
    return str(created["join_url"])


def test_it_prints_its_address_once_it_is_ready(tmp_path: Path) -> None:
    with commanded(tmp_path, DATABASE_URL=sqlite_in(tmp_path)) as server:
        assert server.greeting.strip() == f"EngageNow is ready: http://localhost:{server.port}"
        assert ask(server, "GET", "/health/ready")
        assert server.log.read_text() == ""


@pytest.mark.parametrize(
    ("arguments", "environment", "expected"),
    [
        (["--workers", "2"], {}, "WORKERS=2 needs REDIS_URL: "),
        (["--workers", "2"], {"REDIS_URL": "redis://nowhere"}, "WORKERS=2 needs PostgreSQL: "),
        ([], {"ENVIRONMENT": "production", "SECRET_KEY": ""}, "SECRET_KEY"),
        ([], {"DATABASE_URL": "nonsense"}, "DATABASE_URL"),
        (["--host", "203.0.113.1"], {}, "203.0.113.1"),
    ],
)
def test_what_it_cannot_do_it_says_in_one_line(
    tmp_path: Path, arguments: list[str], environment: dict[str, str], expected: str
) -> None:
    lines = refused(tmp_path, *arguments, **{"DATABASE_URL": sqlite_in(tmp_path), **environment})
    assert len(lines) == 1, lines
    assert expected in lines[0]
    assert not (tmp_path / "test.db").exists()


def test_a_taken_port_is_said_in_one_line(tmp_path: Path) -> None:
    with socket.create_server((HOST, 0)) as taken:
        port = taken.getsockname()[1]
        lines = refused(tmp_path, "--port", str(port), DATABASE_URL=sqlite_in(tmp_path))
    assert len(lines) == 1, lines
    assert str(port) in lines[0]


def test_open_to_the_network_its_links_carry_an_address_that_others_reach(tmp_path: Path) -> None:
    with serving(tmp_path, "--host", "0.0.0.0", DATABASE_URL=sqlite_in(tmp_path)) as server:
        link = urlsplit(join_url(server))
    assert link.port == server.port
    assert link.netloc in server.greeting
    assert not ipaddress.ip_address(str(link.hostname)).is_loopback


def test_a_public_url_stands_above_every_other_address(tmp_path: Path) -> None:
    settings = {"DATABASE_URL": sqlite_in(tmp_path), "PUBLIC_URL": "https://talk.example/"}
    with serving(tmp_path, "--host", "0.0.0.0", **settings) as server:
        assert join_url(server).startswith("https://talk.example/join/")
        assert "https://talk.example" in server.greeting


def test_on_loopback_links_carry_the_address_that_was_asked(tmp_path: Path) -> None:
    with serving(tmp_path, DATABASE_URL=sqlite_in(tmp_path)) as server:
        assert join_url(server).startswith(f"{server.url}/join/")


@pytest.mark.parametrize(("proxies", "scheme"), [("", "http"), ("127.0.0.1", "https")])
def test_only_a_trusted_proxy_decides_what_links_begin_with(
    tmp_path: Path, proxies: str, scheme: str
) -> None:
    settings = {"DATABASE_URL": sqlite_in(tmp_path), "TRUSTED_PROXIES": proxies}
    with serving(tmp_path, **settings) as server:
        headers = {"Authorization": f"Bearer {sign_in(server)}", "X-Forwarded-Proto": "https"}
        created = httpx.post(
            f"{server.url}/api/sessions", headers=headers, json={"title": "Talk"}, timeout=PATIENCE
        ).json()
    assert created["join_url"].startswith(f"{scheme}://")


def test_tokens_and_sessions_outlive_a_restart(tmp_path: Path) -> None:
    settings = {"DATABASE_URL": sqlite_in(tmp_path), "SECRET_KEY": ""}
    with serving(tmp_path, **settings) as server:
        token = sign_in(server)
        created = ask(server, "POST", "/api/sessions", token, {"title": "Talk"})
    with serving(tmp_path, **settings) as server:
        assert [one["id"] for one in ask(server, "GET", "/api/sessions", token)] == [created["id"]]
