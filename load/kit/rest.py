"""The REST work before a room is full: sign in, open a session, join on a schedule."""

import asyncio
import secrets
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any, Self

import aiohttp

from kit.answers import Poll

_TIMEOUT = aiohttp.ClientTimeout(total=30)
# Beyond it a request waits here, and its wait counts: in an audience each browser arrives alone.
_CONNECTIONS = 256
_IDLE_SECONDS = 2  # the server closes what is idle for longer, and a request may be on its way


@dataclass(frozen=True)
class Participant:
    """A joined participant: the session, the token and when the join began."""

    session_id: str
    token: str
    began: int  # when its taking was due, microseconds of CLOCK_MONOTONIC

    def line(self) -> str:
        """Return it as the receivers read it: session, token, time."""
        return f"{self.session_id} {self.token} {self.began}\n"


@dataclass
class Joins:
    """The participants who joined, and how long each took in ms from the time it was due."""

    joined: list[Participant] = field(default_factory=list)
    took_ms: list[float] = field(default_factory=list)
    refused: dict[str, int] = field(default_factory=dict)
    seconds: float = 0.0


class Rest:
    """A presenter with a running session, and whoever joins it."""

    def __init__(self, url: str) -> None:
        self._url = url
        self.code = self.session_id = self.presenter_token = ""

    async def __aenter__(self) -> Self:
        connector = aiohttp.TCPConnector(limit=_CONNECTIONS, keepalive_timeout=_IDLE_SECONDS)
        self._http = aiohttp.ClientSession(self._url, connector=connector, timeout=_TIMEOUT)
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        await self._http.close()

    async def open_session(self) -> None:
        """Sign in and start a session with chat and reactions on."""
        signed_in = await self._ask("POST", "/auth/test-login", {"email": "load@example.com"})
        self.presenter_token = signed_in["access_token"]
        made = await self.create_session()
        self.session_id, self.code = made["id"], made["session_code"]
        path = f"/api/sessions/{self.session_id}"
        await self._ask("POST", f"{path}/activate", None)
        await self._ask("PATCH", f"{path}/features", {"chat": True, "reactions": True})

    async def create_session(self) -> dict[str, Any]:
        """Create a session of the presenter's."""
        return await self._ask("POST", "/api/sessions", {"title": f"Load {secrets.token_hex(3)}"})

    async def open_poll(self) -> Poll:
        """Open a choice of four."""
        path = f"/api/sessions/{self.session_id}/activities"
        options = [{"text": text} for text in "ABCD"]
        plan = {"kind": "choice", "prompt": "Which one?", "options": options}
        made = await self._ask("POST", path, plan)
        await self._ask("POST", f"{path}/{made['id']}/open", None)
        return Poll(made["id"], tuple(option["id"] for option in made["options"]))

    async def open_quiz(self, questions: int) -> dict[str, Any]:
        """Open a quiz of so many questions, of four options each, and return it."""
        path = f"/api/sessions/{self.session_id}/activities"
        options = [{"text": text, "right": text == "A"} for text in "ABCD"]
        one = {"prompt": "Which one?", "options": options, "seconds": 240}
        made = await self._ask("POST", path, {
            "kind": "quiz", "prompt": "Quiz", "questions": [one] * questions,
        })  # fmt: skip
        await self._ask("POST", f"{path}/{made['id']}/open", None)
        return made

    async def open_feed(self, url: str) -> None:
        """Run a feed that reads the member `x` of the messages at this address."""
        path = f"/api/sessions/{self.session_id}/feeds"
        body = {"kind": "json", "topics": ["x"], "url": url, "paths": {"x": "x"}}
        made = await self._ask("POST", path, body)
        await self._ask("POST", f"{path}/{made['id']}/start", None)

    async def step_quiz(self, quiz_id: str, step: str, body: object) -> dict[str, Any]:
        """Take a step of a quiz: `next` or `reveal`."""
        path = f"/api/sessions/{self.session_id}/activities/{quiz_id}/{step}"
        return await self._ask("POST", path, body)

    async def counts(self, poll: Poll) -> dict[str, int]:
        """Return the stored counts of a poll."""
        path = f"/api/sessions/{self.session_id}/activities/{poll.id}/results"
        return dict((await self._ask("GET", path, None))["counts"])

    async def join_many(
        self, count: int, per_second: float, on_join: Callable[[Participant], Awaitable[None]]
    ) -> Joins:
        """Let `count` join, one every 1/`per_second` s, whether or not others have answered."""
        joins, start = Joins(), time.monotonic()
        run = secrets.token_hex(3)
        async with asyncio.TaskGroup() as group:
            for number in range(count):
                due = start + number / per_second
                await asyncio.sleep(max(0.0, due - time.monotonic()))
                name = f"p{run}-{number}"
                group.create_task(self._join(joins, name, due, on_join))
        joins.seconds = time.monotonic() - start
        return joins

    async def _join(
        self, joins: Joins, name: str, due: float, on_join: Callable[[Participant], Awaitable[None]]
    ) -> None:
        async with self._http.post(f"/api/join/{self.code}", json={"nickname": name}) as answer:
            body: dict[str, Any] = await answer.json(content_type=None)
            if answer.status != 200:
                code = str(body.get("code", answer.status))
                joins.refused[code] = joins.refused.get(code, 0) + 1
                return
        joins.took_ms.append((time.monotonic() - due) * 1e3)
        joins.joined.append(Participant(self.session_id, body["token"], int(due * 1e6)))
        await on_join(joins.joined[-1])

    async def _ask(self, method: str, path: str, body: object) -> dict[str, Any]:
        headers = (
            {"Authorization": f"Bearer {self.presenter_token}"} if self.presenter_token else {}
        )
        async with self._http.request(method, path, json=body, headers=headers) as answer:
            if answer.status >= 400:
                raise SystemExit(f"{method} {path}: {answer.status} {await answer.text()}")
            found: dict[str, Any] = await answer.json()
            return found
