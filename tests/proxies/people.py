"""People who come through a proxy: with their own address, their own transport, and a voice."""

import asyncio
import json
import os
import ssl
import subprocess
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any

import aiohttp
import httpx

from fixtures.ports import HOST
from fixtures.sockets import Socket
from fixtures.waiting import PATIENCE
from proxy import Proxy

_PAGE = Path(__file__).with_name("browser.mjs")


class ProxiedTalk:
    """The proxy as people see it, and a session behind it."""

    def __init__(self, proxy: Proxy, stack: AsyncExitStack) -> None:
        self.proxy, self._stack = proxy, stack
        self.tls = ssl.create_default_context(cafile=str(proxy.place.chain))
        self.session: dict[str, Any] = {}
        self._token = ""

    async def http(self, address: str = HOST) -> httpx.AsyncClient:
        """A browser's REST, from an address of this machine."""
        transport = httpx.AsyncHTTPTransport(local_address=address, verify=self.tls)
        client = httpx.AsyncClient(
            base_url=self.proxy.url, transport=transport, timeout=PATIENCE,
            headers={"Accept-Language": "en"},
        )  # fmt: skip
        return await self._stack.enter_async_context(client)

    async def present(self) -> None:
        """Open a session as its presenter, whose pages ask through the proxy."""
        http = await self.http()
        signed = await http.post("/auth/test-login", json={"email": "presenter@example.com"})
        http.headers["Authorization"] = f"Bearer {signed.json()['access_token']}"
        made = await http.post("/api/sessions", json={"title": "Talk"})
        self.session = made.raise_for_status().json()
        path = f"/api/sessions/{self.session['id']}"
        (await http.post(f"{path}/activate")).raise_for_status()
        (await http.patch(f"{path}/features", json={"chat": True})).raise_for_status()

    async def enter(self, nickname: str, *transports: str, again: bool = False) -> Socket:
        """Join by REST and with a page's socket, over these transports."""
        http = await self.http()
        joined = await http.post(
            f"/api/join/{self.session['session_code']}", json={"nickname": nickname}
        )
        connector = aiohttp.TCPConnector(ssl=self.tls if self.proxy.kind.tls else True)
        web = aiohttp.ClientSession(connector=connector, connector_owner=False)
        # In good order TLS would be closed some time later, when nobody is there to see it.
        self._stack.push_async_callback(connector.close, abort_ssl=True)
        self._stack.push_async_callback(web.close)
        socket = Socket(http_session=web, reconnection=again)
        self._stack.push_async_callback(socket.close)
        headers = {"Origin": self.proxy.url}
        auth = {"token": joined.raise_for_status().json()["token"], "locale": "en"}
        await socket.open(self.proxy.url, transports=list(transports), headers=headers, auth=auth)
        ack = await socket.call("join_session", {"session_id": self.session["id"]})
        assert ack["ok"], ack
        return socket

    async def page(self, text: str) -> dict[str, Any]:
        """What a page comes to that polls, upgrades if it can, joins and says something."""
        http = await self.http()
        joined = await http.post(
            f"/api/join/{self.session['session_code']}", json={"nickname": "page"}
        )
        command = [
            "node", str(_PAGE), self.proxy.url, self.session["id"], joined.json()["token"], text
        ]  # fmt: skip
        environment = {**os.environ, "NODE_EXTRA_CA_CERTS": str(self.proxy.place.chain)}
        page = await asyncio.create_subprocess_exec(
            *command, stdout=subprocess.PIPE, env=environment
        )
        told, _ = await asyncio.wait_for(page.communicate(), PATIENCE)
        return dict(json.loads(told))

    async def problems(self) -> dict[str, dict[str, Any]]:
        """What `/health/realtime` says of the proxy, by code; asked past it."""
        url = f"http://{HOST}:{self.proxy.place.server_port}/health/realtime"
        async with httpx.AsyncClient(timeout=PATIENCE) as http:
            told = (await http.get(url, headers={"Accept-Language": "en"})).json()
        return {one["code"]: one for one in told["problems"]}


async def deliver(speaker: Socket, text: str, *receivers: Socket) -> None:
    """Have all of these receive what one of them says."""
    ack = await speaker.call("send_message", {"message": text, "client_id": text})
    assert ack["ok"], ack
    for receiver in receivers:
        await receiver.saw("new_message", lambda message: message["message"] == text)
