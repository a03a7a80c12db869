"""Proxies that are set up wrongly: /health/realtime says what is wrong with each."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path

import pytest

from fixtures.pace import scaled
from fixtures.waiting import until
from kinds import KINDS
from people import ProxiedTalk
from proxy import in_front_of
from server import OwnServer

Changes = dict[str, str]

UPGRADE = " upgrade=websocket"
NOBODY: dict[str, str] = {"TRUSTED_PROXIES": ""}
BOTH_TIMEOUTS = {
    "timeout client 60s": "timeout client 5s",
    "timeout server 60s": "timeout server 5s",
}

# The recipe, what is left out of it or of the settings, and what is then said.
WITHOUT_UPGRADE = {
    "Apache": {UPGRADE: ""},
    "lighttpd": {'proxy.header = ( "upgrade" => "enable" )\n': ""},
    "Varnish": {"return (pipe)": "return (pass)"},
    "nginx": {"        proxy_set_header Upgrade $http_upgrade;\n": ""},
}
WITHOUT_SCHEME = {
    "Apache with TLS": {"    RequestHeader set X-Forwarded-Proto https\n": ""},
    "HAProxy with TLS": {"    http-request set-header X-Forwarded-Proto https\n": ""},
}


@asynccontextmanager
async def behind(
    folder: Path, title: str, changes: Changes, settings: dict[str, str] | None = None
) -> AsyncIterator[ProxiedTalk]:
    """A session behind a proxy by a recipe with these changes."""
    server = OwnServer(folder, **(settings or {}))
    server.start()
    try:
        with in_front_of(server.port, KINDS[title], folder, changes) as proxy:
            async with AsyncExitStack() as stack:
                talk = ProxiedTalk(proxy, stack)
                await talk.present()
                yield talk
    finally:
        server.stop()


@pytest.mark.parametrize(("title", "changes"), WITHOUT_UPGRADE.items(), ids=WITHOUT_UPGRADE)
async def test_websockets_that_are_not_handed_on(
    tmp_path: Path, title: str, changes: Changes
) -> None:
    async with behind(tmp_path, title, changes) as talk:
        page = await talk.page("by polling")
        assert page == {"joined": True, "said": True, "upgraded": False}
        assert list(await talk.problems()) == ["upgrade_missing"]


@pytest.mark.parametrize(("title", "changes"), WITHOUT_SCHEME.items(), ids=WITHOUT_SCHEME)
async def test_https_that_is_not_told(tmp_path: Path, title: str, changes: Changes) -> None:
    async with behind(tmp_path, title, changes) as talk:
        await talk.page("hello")
        problems = await talk.problems()
        assert list(problems) == ["scheme_missing"]
        assert problems["scheme_missing"]["page"] == talk.proxy.url


async def test_apache_that_is_not_trusted_lets_nobody_in(tmp_path: Path) -> None:
    async with behind(tmp_path, "Apache", {}, NOBODY) as talk:
        assert "error" in await talk.page("never heard")
        problems = await talk.problems()
        assert list(problems) == ["origin_refused", "proxy_not_trusted"]
        refused = problems["origin_refused"]
        assert refused["page"] == talk.proxy.url
        assert refused["host"] == f"127.0.0.1:{talk.proxy.place.server_port}"
        assert problems["proxy_not_trusted"]["proxy"] == "127.0.0.1"


async def test_apache_that_is_not_trusted_and_keeps_the_host(tmp_path: Path) -> None:
    keeps = {UPGRADE: f"{UPGRADE}\n    ProxyPreserveHost On"}
    async with behind(tmp_path, "Apache", keeps, NOBODY) as talk:
        assert (await talk.page("hello"))["upgraded"]
        assert list(await talk.problems()) == ["proxy_not_trusted"]


async def test_haproxy_that_tells_no_address(tmp_path: Path) -> None:
    async with behind(tmp_path, "HAProxy", {"    option forwardfor\n": ""}) as talk:
        await talk.page("hello")
        assert list(await talk.problems()) == ["address_missing"]


async def test_haproxy_that_cuts_who_is_silent(tmp_path: Path) -> None:
    async with behind(tmp_path, "HAProxy", BOTH_TIMEOUTS) as talk:
        for number in range(4):
            await talk.enter(f"silent {number}", "websocket")

        async def is_said() -> bool:
            return "cut_when_idle" in await talk.problems()

        await until(is_said, within=scaled(30), every=0.5)
        problems = await talk.problems()
        assert list(problems) == ["cut_when_idle"]
        assert problems["cut_when_idle"]["seconds"] in (4, 5, 6)
