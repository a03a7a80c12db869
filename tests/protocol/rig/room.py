"""A room on a server of ours, and the real clients in it."""

import asyncio
import contextlib
import json
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

import httpx

from fixtures.client import Client
from fixtures.ports import free_port
from fixtures.server import sqlite_in, start, until_ready
from fixtures.waiting import PATIENCE
from rig.bounds import bounded


@dataclass(frozen=True)
class Room:
    """A session that runs, and its presenter's token."""

    url: str
    code: str
    session_id: str
    token: str

    async def send_messages(self, *messages: str) -> None:
        """Say something, as the presenter."""
        presenter = Client()
        await presenter.connect(self.url, auth={"token": self.token}, transports=["websocket"])
        try:
            await self._call(presenter, "join_session", {"session_id": self.session_id})
            for message in messages:
                await self._call(presenter, "send_message", {"message": message})
        finally:
            await presenter.disconnect()

    async def _call(self, presenter: Client, command: str, payload: dict[str, str]) -> None:
        answer = await presenter.call(command, payload, timeout=PATIENCE)
        assert answer["ok"], answer


class OwnServer:
    """A server of ours that can be stopped and started again."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._port = free_port()
        self.url = f"http://127.0.0.1:{self._port}"

    @contextlib.asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Serve until the end of the block; it ends by SIGTERM, in good order."""
        log = self._folder / "log"
        settings = {"DATABASE_URL": sqlite_in(self._folder), "SOCKETS_WITHOUT_TOKEN": "100"}
        with log.open("a") as errors, start(self._port, errors, **settings) as process:
            try:
                await asyncio.to_thread(until_ready, process, log)
                yield
                process.terminate()
                assert await asyncio.to_thread(process.wait, PATIENCE) is not None
            finally:
                process.kill()

    async def open_room(self) -> Room:
        """A session that has started, with chat and reactions."""
        async with httpx.AsyncClient(base_url=self.url, timeout=PATIENCE) as http:
            login = await http.post("/auth/test-login", json={"email": "presenter@example.com"})
            token = str(login.json()["access_token"])
            http.headers["authorization"] = f"Bearer {token}"
            session = (await http.post("/api/sessions", json={"title": "Talk"})).json()
            (await http.post(f"/api/sessions/{session['id']}/activate")).raise_for_status()
            features = {"chat": True, "reactions": True}
            opened = await http.patch(f"/api/sessions/{session['id']}/features", json=features)
            opened.raise_for_status()
        return Room(self.url, session["session_code"], session["id"], token)


class RealClient:
    """A client in a process of its own."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process

    @classmethod
    @contextlib.asynccontextmanager
    async def entering(
        cls, room: Room, command: list[str], nickname: str, transports: str
    ) -> AsyncIterator[Self]:
        """Run one; it is ended with the block."""
        process = await asyncio.create_subprocess_exec(
            *command, room.url, room.code, nickname, transports,
            stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT,
            limit=2**20,
        )  # fmt: skip
        try:
            yield cls(process)
        finally:
            with contextlib.suppress(ProcessLookupError):
                process.kill()
            await process.wait()

    async def expect_word(self, word: str) -> None:
        """Wait for this line.

        Raises:
            AssertionError: it says something else, or ends.
        """
        said = await self._line()
        assert said == word, f"{said}\n{await self._rest()}" if said != "" else "it has ended"

    async def report(self) -> dict[str, Any]:
        """What it tells at the end."""
        told: dict[str, Any] = json.loads(await self._line())
        return told

    async def _line(self) -> str:
        assert self._process.stdout is not None
        return (await bounded(self._process.stdout.readline())).decode().rstrip("\n")

    async def _rest(self) -> str:
        self._process.terminate()
        assert self._process.stdout is not None
        return (await bounded(self._process.stdout.read())).decode()
