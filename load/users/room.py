"""Somebody in the room, with a real Socket.IO client.

Locust's own Socket.IO user reports every event with a response time of 0. This one keeps an open
schedule: a message is due whether or not the last one was answered, it carries the time it was
due at, and its ack and its delivery to everybody count from there.
"""

import random
import time
from typing import Any

import gevent
import requests
import socketio
from locust import User, task

from users.session import Session, nickname, report

MESSAGE_EVERY = 5.0  # seconds; half of what a hall is planned for, so that few users are many
REACTION_EVERY = 1.0
ANSWER_EVERY = 5.0  # while an activity is open
MOOD_EVERY = 20.0
_MOODS = ("faster", "slower", "lost", "fine")
VOTE_EVERY = 5.0  # as 1,000 voters change 200 votes a second
ASKERS = 0.05  # of all members, who ask one question each
_TIMEOUT = 10


class RefusedError(Exception):
    """The server said no."""


class Member(User):
    """Chats, reacts and says how they follow, on a schedule of their own."""

    weight = 7

    def on_start(self) -> None:
        """Join by REST, connect, enter the room."""
        answer = requests.post(
            f"{self.host}/api/join/{Session.code}", json={"nickname": nickname()}, timeout=_TIMEOUT
        )
        answer.raise_for_status()
        self._client = socketio.Client(reconnection=False)
        self._client.on("new_message", self._on_message)
        self._client.on("joined_session", self._on_joined)
        self._client.on("activity_opened", self._on_opened)
        self._client.on("question_asked", self._on_asked)
        self._own_id = answer.json()["participant"]["id"]
        self._questions: list[str] = []  # of others
        self._votes: dict[str, bool] = {}
        self._activity: dict[str, Any] | None = None
        due = time.monotonic()
        self._client.connect(self.host, transports=["websocket"], wait_timeout=_TIMEOUT)
        order = {"session_id": Session.session_id, "token": answer.json()["token"]}
        self._answer("join_session", due)(
            self._client.call("join_session", order, timeout=_TIMEOUT)
        )
        self._begin(due)

    def _begin(self, due: float) -> None:
        """Choose when to do what, as people do not write in step."""
        self._message_due = due + random.uniform(0, MESSAGE_EVERY)  # noqa: S311 - no secret
        self._reaction_due = due + random.uniform(0, REACTION_EVERY)  # noqa: S311
        self._vote_due = due + random.uniform(0, VOTE_EVERY)  # noqa: S311
        if random.random() < ASKERS:  # noqa: S311
            self._emit("ask_question", {"text": "What does somebody in the room ask?"}, due)
        self._answer_due = due + random.uniform(0, ANSWER_EVERY)  # noqa: S311
        self._mood_due = due + random.uniform(0, MOOD_EVERY)  # noqa: S311

    def on_stop(self) -> None:
        """Leave."""
        self._client.disconnect()

    @task
    def take_part(self) -> None:
        """Do the next thing when it is due; being late is counted, not forgiven."""
        others = self._answer_due, self._mood_due, self._vote_due
        due = min(self._message_due, self._reaction_due, *others)
        gevent.sleep(max(0.0, due - time.monotonic()))
        if due == self._message_due:
            self._message_due += MESSAGE_EVERY
            text = f"@{int(due * 1e6):016d} somebody in the room says something"
            self._emit("send_message", {"message": text}, due)
        elif due == self._vote_due:
            self._vote_due += VOTE_EVERY
            self._vote(due)
        elif due == self._answer_due:
            self._answer_due += ANSWER_EVERY
            self._answer_activity(due)
        elif due == self._mood_due:
            self._mood_due += MOOD_EVERY
            self._emit("pulse", {"mood": random.choice(_MOODS)}, due)  # noqa: S311
        else:
            self._reaction_due += REACTION_EVERY
            self._emit("send_reaction", {"emoji": "👍"}, due)

    def _vote(self, due: float) -> None:
        """Change the vote for one of the questions of others."""
        if self._questions:
            question = random.choice(self._questions)  # noqa: S311
            self._votes[question] = not self._votes.get(question, False)
            self._emit("vote_question", {"id": question, "on": self._votes[question]}, due)

    def _on_asked(self, data: dict[str, Any]) -> None:
        if data["asker"]["id"] != self._own_id:
            self._questions.append(data["id"])

    def _answer_activity(self, due: float) -> None:
        """Choose an option of the open activity, if it is one to choose of."""
        if self._activity and self._activity["kind"] == "choice":
            option = random.choice(self._activity["options"])  # noqa: S311
            given = {"activity_id": self._activity["id"], "answer": option["id"]}
            self._emit("answer", given, due)

    def _on_joined(self, data: dict[str, Any]) -> None:
        self._questions = [one["id"] for one in data["questions"] if not one["mine"]["asked"]]
        shown = data["activity"]
        self._activity = shown if shown and shown["status"] == "open" else None

    def _on_opened(self, data: dict[str, Any]) -> None:
        self._activity = data["activity"]

    def _emit(self, event: str, data: dict[str, Any], due: float) -> None:
        try:
            self._client.emit(event, data, callback=self._answer(f"{event}: ack", due))
        except socketio.exceptions.SocketIOError as error:
            report(self.environment, f"{event}: ack", due, error)

    def _answer(self, name: str, due: float) -> Any:
        """What to call with the ack of something that was due at `due`."""

        def on_ack(answer: dict[str, Any]) -> None:
            error = None if answer.get("ok") else RefusedError(answer.get("code"))
            report(self.environment, name, due, error)

        return on_ack

    def _on_message(self, data: dict[str, Any]) -> None:
        if data["message"].startswith("@"):
            report(self.environment, "new_message: delivery", int(data["message"][1:17]) / 1e6)
