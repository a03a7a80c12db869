"""Through each proxy as docs/proxies.md has it: everybody gets in, reaches others, and stays."""

import asyncio
import re

import httpx

from fixtures.waiting import until
from people import ProxiedTalk, deliver
from proxy import Proxy
from server import SIGN_INS, OwnServer

SILENCE_SECONDS = 30  # three pings, and more than any proxy's default that we know to be short
FORGED = {
    "X-Forwarded-For": "203.0.113.9",
    "X-Forwarded-Host": "evil.example",
    "X-Forwarded-Proto": "gopher",
    "Forwarded": "for=203.0.113.9;host=evil.example",
}
GUEST, OTHER_GUEST = "127.0.0.3", "127.0.0.4"  # this machine, and no proxy


async def test_pages_come_and_links_say_what_was_opened(talk: ProxiedTalk) -> None:
    http = await talk.http()
    page = await http.get(f"/join/{talk.session['session_code']}", headers={"Accept": "text/html"})
    assert page.status_code == 200
    (script, *_) = re.findall(r'src="(/assets/[^"]+\.js)"', page.text)
    asset = await http.get(script)
    assert (asset.status_code, "immutable" in asset.headers["cache-control"]) == (200, True)
    assert talk.session["join_url"].startswith(f"{talk.proxy.url}/join/")
    assert (await http.get("/health/ready")).json()["status"] == "ok"


async def test_people_talk_over_both_transports(talk: ProxiedTalk) -> None:
    polling = await talk.enter("polls", "polling")
    socket = await talk.enter("socket", "websocket")
    await deliver(polling, "by polling", socket, polling)
    await deliver(socket, "by websocket", polling, socket)
    assert await talk.problems() == {}


async def test_a_page_upgrades(talk: ProxiedTalk) -> None:
    listener = await talk.enter("listens", "websocket")
    assert await talk.page("from a page") == {"joined": True, "said": True, "upgraded": True}
    await listener.saw("new_message", lambda message: message["message"] == "from a page")


async def test_two_addresses_are_two_and_nobody_names_another(talk: ProxiedTalk) -> None:
    guest, other = await talk.http(GUEST), await talk.http(OTHER_GUEST)

    async def sign_in(http: httpx.AsyncClient, **headers: str) -> int:
        body = {"email": "guest@example.com"}
        return (await http.post("/auth/test-login", json=body, headers=headers)).status_code

    for _ in range(SIGN_INS):
        assert await sign_in(guest) == 200
    assert await sign_in(guest) == 429
    assert await sign_in(guest, **FORGED) == 429
    assert await sign_in(other) == 200
    assert await sign_in(other, **FORGED) == 200

    signed = await other.post("/auth/test-login", json={"email": "other@example.com"})
    token = {"Authorization": f"Bearer {signed.json()['access_token']}"}
    made = await other.post("/api/sessions", json={"title": "x"}, headers={**token, **FORGED})
    assert made.json()["join_url"].startswith(f"{talk.proxy.url}/join/")


async def test_silence_cuts_nobody_and_neither_does_a_reload(talk: ProxiedTalk) -> None:
    polling = await talk.enter("polls", "polling")
    socket = await talk.enter("socket", "websocket")
    await asyncio.sleep(SILENCE_SECONDS)  # what is tested is that nothing happens meanwhile
    await deliver(polling, "after a while", socket)
    await deliver(socket, "me too", polling)
    assert await talk.problems() == {}

    await asyncio.to_thread(talk.proxy.reload)
    http = await talk.http()
    await until(lambda: answers(http), every=0.1)
    newcomer = await talk.enter("new", "websocket")
    receivers = [newcomer] if talk.proxy.kind.cuts else [newcomer, socket]
    await deliver(newcomer, "after the reload", *receivers)
    await deliver(polling, "still here", *receivers)


async def test_it_answers_again_when_the_server_is_back(
    talk: ProxiedTalk, proxy: tuple[Proxy, OwnServer]
) -> None:
    _proxy, server = proxy
    http = await talk.http()
    await asyncio.to_thread(server.stop)
    assert not await answers(http)
    await asyncio.to_thread(server.start)
    await until(lambda: answers(http), every=0.1)
    polling, socket = await talk.enter("polls", "polling"), await talk.enter("ws", "websocket")
    await deliver(socket, "back", polling)
    await deliver(polling, "back too", socket)


async def answers(http: httpx.AsyncClient) -> bool:
    """Whether the server is reached through the proxy."""
    try:
        return (await http.get("/health")).is_success
    except httpx.HTTPError:
        return False
