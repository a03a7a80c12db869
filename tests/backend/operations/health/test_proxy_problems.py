"""What `/health/realtime` says of a proxy that is set up wrongly, by what such a proxy sends."""

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest

from app.operations.health import proxy_problems
from app.realtime.engineio.proxy_watch import FAULTS, ProxyWatch
from app.realtime.engineio.transport_counts import TransportCounts
from fixtures.plain_http import plain_http
from fixtures.ports import HOST
from fixtures.server import Server, serving, sqlite_in

POLL = "/socket.io/?EIO=4&transport=polling"
TOLD = {"X-Forwarded-For": "203.0.113.9"}
SECURE = {**TOLD, "X-Forwarded-Proto": "https"}
TALK = {"Host": "talk.example", "Origin": "https://talk.example"}
PLAIN = {**TALK, "Origin": "http://talk.example"}
INNER = {"Host": f"{HOST}:8000", "Origin": "https://talk.example"}


@pytest.fixture(params=[{"TRUSTED_PROXIES": HOST}], ids=[""])
def fresh(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Server]:
    """A server to which nobody has connected."""
    with serving(tmp_path, DATABASE_URL=sqlite_in(tmp_path), **request.param) as server:
        yield server


untrusting = pytest.mark.parametrize("fresh", [{}], indirect=True, ids=["nobody is trusted"])


@asynccontextmanager
async def calling(server: Server) -> AsyncIterator[httpx.AsyncClient]:
    async with plain_http(server.url) as http:
        yield http


async def state(http: httpx.AsyncClient, **headers: str) -> dict[str, Any]:
    headers = {"Accept-Language": "en", **headers}
    found: dict[str, Any] = (await http.get("/health/realtime", headers=headers)).json()
    return found


async def problems(http: httpx.AsyncClient, **headers: str) -> dict[str, dict[str, Any]]:
    """The problems by code, without what is not known of them."""
    found = (await state(http, **headers))["problems"]
    return {one["code"]: {k: v for k, v in one.items() if v is not None} for one in found}


async def test_nothing_is_said_where_all_is_well(fresh: Server) -> None:
    async with calling(fresh) as http:
        assert await problems(http) == {}
        assert (await http.get(POLL, headers={**TALK, **SECURE})).is_success
        assert (await http.get(POLL)).is_success  # no page
        assert (await http.get(POLL, headers={**PLAIN, **TOLD})).is_success
        assert await problems(http) == {}


async def test_a_host_that_nobody_opened(fresh: Server) -> None:
    async with calling(fresh) as http:
        for _ in range(2):
            assert (
                await http.post(f"{POLL}&sid=x", headers={**INNER, **SECURE})
            ).status_code == 400
        assert (await http.get(POLL)).is_success
        told = await state(http)
        found = (await problems(http))["origin_refused"]
        assert "ProxyPreserveHost On" in found["detail"]
        assert (found["count"], found["page"], found["host"]) == (2, INNER["Origin"], INNER["Host"])
        polling = told["polling"]
        assert (polling["status"], polling["reason"]) == ("blocked", "origin_refused")
        assert polling["failed"] == {"origin_refused": 2, "refused": 0}
        assert polling["opened"] == 1
        said = {"X-Forwarded-Host": "talk.example"}
        assert (await http.get(POLL, headers={**INNER, **SECURE, **said})).is_success
        assert await problems(http) == {}


async def test_an_upgrade_that_is_taken_away(fresh: Server) -> None:
    address = "/socket.io/?EIO=4&transport=websocket"
    async with calling(fresh) as http:
        assert (await http.get(address, headers={**TALK, **SECURE})).status_code == 400
        found = await problems(http)
    assert list(found) == ["upgrade_missing"]
    assert "Apache wants upgrade=websocket" in found["upgrade_missing"]["detail"]


async def test_a_proxy_that_tells_no_address(fresh: Server) -> None:
    async with calling(fresh) as http:
        await http.get(POLL, headers=PLAIN)
        found = await problems(http)
        assert list(found) == ["address_missing"]
        assert found["address_missing"]["proxy"] == HOST
        assert "option forwardfor" in found["address_missing"]["detail"]
        await http.get(POLL, headers={**PLAIN, **TOLD})
        assert await problems(http) == {}


@untrusting
async def test_a_proxy_that_is_not_trusted(fresh: Server) -> None:
    async with calling(fresh) as http:
        await http.get(POLL, headers={**TALK, **SECURE})
        found = await problems(http)
    assert list(found) == ["proxy_not_trusted"]
    assert found["proxy_not_trusted"]["proxy"] == HOST
    assert "TRUSTED_PROXIES" in found["proxy_not_trusted"]["detail"]


@pytest.mark.parametrize("fresh", [{}, {"TRUSTED_PROXIES": HOST}], indirect=True)
async def test_tls_that_nobody_is_told_of(fresh: Server) -> None:
    async with calling(fresh) as http:
        await http.get(POLL, headers={**TALK, **({} if fresh else TOLD)})
        found = await problems(http)
        assert found["scheme_missing"]["page"] == TALK["Origin"]
        assert "X-Forwarded-Proto" in found["scheme_missing"]["detail"]
        await http.get(POLL, headers={**TALK, "Origin": "https://elsewhere.example"})
        assert (await problems(http))["scheme_missing"]["count"] == 1  # that page is not ours


async def test_a_path_of_another_site(fresh: Server) -> None:
    async with calling(fresh) as http:
        prefix = {"X-Forwarded-Prefix": "/talk"}
        await http.get(POLL, headers={**TALK, **SECURE, **prefix})
        assert list(await problems(http)) == ["under_a_path"]


@pytest.mark.parametrize("fresh", [{"METRICS_TOKEN": "t" * 32}], indirect=True)
async def test_addresses_are_for_whoever_may_read_the_metrics(fresh: Server) -> None:
    async with calling(fresh) as http:
        await http.get(POLL, headers={**INNER, **SECURE})
        found = await problems(http)
        assert set(found["origin_refused"]) == {"code", "count", "detail"}
        assert set(found["proxy_not_trusted"]) == {"code", "count", "detail"}
        found = await problems(http, Authorization="Bearer " + "t" * 32)
        assert found["origin_refused"]["page"] == INNER["Origin"]


async def test_the_language_is_the_one_asked_for(fresh: Server) -> None:
    async with calling(fresh) as http:
        await http.get(POLL, headers=PLAIN)
        (found,) = (await state(http, **{"Accept-Language": "ko"}))["problems"]
    assert "프록시" in found["detail"]


def test_what_is_no_address_is_not_repeated() -> None:
    watch = ProxyWatch()
    for page in ("https://<script>", "x" * 301, "https://talk.example/path", "a b", "https://비밀"):
        watch.note("origin_refused", page=page, host="talk.example")
        assert watch.seen["origin_refused"].about == {"host": "talk.example"}
    for address in ("2001:db8::7", "[2001:db8::7]:81", "192.0.2.7"):
        watch.note("origin_refused", page=address)
        assert watch.seen["origin_refused"].about == {"page": address}


def test_every_fault_has_a_sentence_in_each_language() -> None:
    transports = TransportCounts()
    for fault in FAULTS:
        transports.proxies.note(fault)
    english, korean = (
        proxy_problems.of(transports, locale, with_addresses=True) for locale in ("en", "ko")
    )
    assert [one.code for one in english] == list(FAULTS)
    assert all(one.detail.isascii() for one in english)
    assert not any(one.detail.isascii() for one in korean)
