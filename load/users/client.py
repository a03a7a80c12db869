"""A real Socket.IO client of somebody in a room; Locust records each ack.

Locust's own Socket.IO user reports every event with a response time of 0. Here an ack counts from
the time at which its command was due.
"""

import time
from collections.abc import Callable, Mapping
from typing import Any

import requests
import socketio
from locust import User

from users.session import Room, nickname, report

_TIMEOUT = 10

Handlers = Mapping[str, Callable[[dict[str, Any]], None]]


class RefusedError(Exception):
    """The server said no."""


class Client:
    """Somebody who has joined by REST and entered the room."""

    def __init__(self, user: User, room: type[Room], handlers: Handlers) -> None:
        self._environment = user.environment
        due = time.monotonic()
        path = f"{user.host}/api/join/{room.code}"
        answer = requests.post(path, json={"nickname": nickname()}, timeout=_TIMEOUT)
        answer.raise_for_status()
        self.me: dict[str, Any] = answer.json()["participant"]
        self._client = socketio.Client(reconnection=False)
        for event, handler in handlers.items():
            self._client.on(event, handler)
        self._client.connect(user.host, transports=["websocket"], wait_timeout=_TIMEOUT)
        order = {"session_id": room.session_id, "token": answer.json()["token"]}
        ack = self._client.call("join_session", order, timeout=_TIMEOUT)
        self._reporter("join_session", due)(ack)

    def emit(self, event: str, data: dict[str, Any], due: float, name: str = "") -> None:
        """Send a command that was due at `due` (s of the monotonic clock)."""
        shown = f"{name or event}: ack"
        try:
            self._client.emit(event, data, callback=self._reporter(shown, due))
        except socketio.exceptions.SocketIOError as error:
            report(self._environment, shown, due, error)

    def leave(self) -> None:
        """Close the connection."""
        self._client.disconnect()

    def _reporter(self, name: str, due: float) -> Callable[[dict[str, Any]], None]:
        """Return what to call with the ack of something that was due at `due`."""

        def on_ack(answer: dict[str, Any]) -> None:
            error = None if answer.get("ok") else RefusedError(answer.get("code"))
            report(self._environment, name, due, error)

        return on_ack
