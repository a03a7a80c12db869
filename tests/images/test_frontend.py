"""The pages' image: who it is, and what it serves with which headers."""

import re

import httpx
import pytest

from containers import Container
from fixtures.ports import HOST
from whole import Whole


@pytest.fixture
def pages(whole: Whole) -> str:
    """Its own address, behind nginx."""
    return f"http://{HOST}:{whole.ports['pages']}"


def test_it_is_not_root_and_can_write_to_none_of_its_files(frontend: Container) -> None:
    assert frontend.config["User"] == "101:101"
    assert frontend.output_of("id", "-u") == ["101"]
    looked = "find / -writable ! -type l ! -path '/proc/*' ! -path '/dev/*' 2>/dev/null || true"
    assert frontend.output_of("sh", "-c", looked) == ["/tmp"]


def test_only_the_built_pages_are_in_it(frontend: Container) -> None:
    found = frontend.output_of("sh", "-c", "ls -d /build /usr/local/bin/node 2>/dev/null || true")
    assert found == []
    assert "join.html" in frontend.output_of("ls", "/usr/share/nginx/html")


def test_its_health_check_is_passed(whole: Whole, frontend: Container) -> None:
    check = frontend.config["Healthcheck"]["Test"][1:]
    here = [word.replace(":3000", f":{whole.ports['pages']}") for word in check]
    assert frontend.output_of(*here) == []
    nobody = [word.replace(":3000", ":1") for word in check]
    assert frontend.run(*nobody).returncode


@pytest.mark.parametrize("path", ["/", "/join/ABC234", "/auth/login", "/dashboard"])
def test_a_shell_is_asked_for_every_time(pages: str, path: str) -> None:
    answer = httpx.get(pages + path)
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/html")
    assert answer.headers["cache-control"] == "no-cache"
    assert "script-src 'self'" in answer.headers["content-security-policy"]


def test_an_asset_is_kept_forever_and_comes_compressed(pages: str) -> None:
    asset = re.search(r"/assets/[^\"]+\.js", httpx.get(pages).text)
    assert asset
    answer = httpx.get(pages + asset[0], headers={"accept-encoding": "br"})
    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert answer.headers["content-encoding"] == "br"


@pytest.mark.parametrize("path", ["/auth/test-login", "/index.html", "/join.html", "/etc/passwd"])
def test_there_is_nothing_else(pages: str, path: str) -> None:
    assert httpx.get(pages + path).status_code == 404
