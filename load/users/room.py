"""Somebody in the room, on an open schedule.

A message is due whether or not the last one was answered. It carries the time it was due at, and
its ack and its delivery to everybody count from there.
"""

import random
import time
from typing import Any

import gevent
from locust import User, task

from users.client import Client
from users.session import Session, report

MESSAGE_EVERY = 5.0  # seconds; half of what an audience is planned for, so that few users are many
REACTION_EVERY = 1.0
ANSWER_EVERY = 5.0  # while an activity is open
MOOD_EVERY = 20.0
_MOODS = ("faster", "slower", "lost", "fine")
VOTE_EVERY = 5.0  # as 1,000 voters change 200 votes a second
ASKERS = 0.05  # of all members, who ask one question each


class Member(User):
    """Chats, reacts and says how they follow, on a schedule of their own."""

    weight = 7

    def on_start(self) -> None:
        """Join by REST, connect, enter the room."""
        self._questions: list[str] = []  # of others
        self._votes: dict[str, bool] = {}
        self._activity: dict[str, Any] | None = None
        self._newest: str | None = None  # the id of a message
        self._reacts_to: str | None = None
        due = time.monotonic()
        handlers = {
            "new_message": self._on_message,
            "joined_session": self._on_joined,
            "activity_opened": self._on_opened,
            "question_asked": self._on_asked,
        }
        self._client = Client(self, Session, handlers)
        self._begin(due)

    def _begin(self, due: float) -> None:
        """Choose when to do what, as people do not write in step."""
        self._message_due = due + random.uniform(0, MESSAGE_EVERY)  # noqa: S311 - no secret
        self._reaction_due = due + random.uniform(0, REACTION_EVERY)  # noqa: S311
        self._vote_due = due + random.uniform(0, VOTE_EVERY)  # noqa: S311
        if random.random() < ASKERS:  # noqa: S311
            self._client.emit("ask_question", {"text": "What does somebody in the room ask?"}, due)
        self._answer_due = due + random.uniform(0, ANSWER_EVERY)  # noqa: S311
        self._mood_due = due + random.uniform(0, MOOD_EVERY)  # noqa: S311

    def on_stop(self) -> None:
        self._client.leave()

    @task
    def take_part(self) -> None:
        """Do the next thing when it is due; being late is counted, not forgiven."""
        others = self._answer_due, self._mood_due, self._vote_due
        due = min(self._message_due, self._reaction_due, *others)
        gevent.sleep(max(0.0, due - time.monotonic()))
        if due == self._message_due:
            self._message_due += MESSAGE_EVERY
            text = f"@{int(due * 1e6):016d} somebody in the room says something"
            self._client.emit("send_message", {"message": text}, due)
        elif due == self._vote_due:
            self._vote_due += VOTE_EVERY
            self._vote(due)
        elif due == self._answer_due:
            self._answer_due += ANSWER_EVERY
            self._answer_activity(due)
        elif due == self._mood_due:
            self._mood_due += MOOD_EVERY
            self._client.emit("pulse", {"mood": random.choice(_MOODS)}, due)  # noqa: S311
        else:
            self._reaction_due += REACTION_EVERY
            self._client.emit("send_reaction", {"emoji": "👍"}, due)

    def _vote(self, due: float) -> None:
        """Change the vote for one of the questions of others, and react to a message."""
        self._react_to_message(due)
        if self._questions:
            question = random.choice(self._questions)  # noqa: S311
            self._votes[question] = not self._votes.get(question, False)
            self._client.emit("vote_question", {"id": question, "on": self._votes[question]}, due)

    def _react_to_message(self, due: float) -> None:
        """React to the newest message, or take that back if it is still the newest."""
        if self._newest:
            self._reacts_to = None if self._reacts_to == self._newest else self._newest
            reaction = {"id": self._newest, "emoji": "👍", "on": self._reacts_to is not None}
            self._client.emit("react_to_message", reaction, due)

    def _on_asked(self, data: dict[str, Any]) -> None:
        if data["asker"]["id"] != self._client.me["id"]:
            self._questions.append(data["id"])

    def _answer_activity(self, due: float) -> None:
        """Choose an option of the open activity, if it is one to choose of."""
        if self._activity and self._activity["kind"] == "choice":
            option = random.choice(self._activity["options"])  # noqa: S311
            given = {"activity_id": self._activity["id"], "answer": option["id"]}
            self._client.emit("answer", given, due)

    def _on_joined(self, data: dict[str, Any]) -> None:
        self._questions = [one["id"] for one in data["questions"] if not one["mine"]["asked"]]
        shown = data["activity"]
        self._activity = shown if shown and shown["status"] == "open" else None

    def _on_opened(self, data: dict[str, Any]) -> None:
        self._activity = data["activity"]

    def _on_message(self, data: dict[str, Any]) -> None:
        self._newest = data["id"]
        if data["message"].startswith("@"):
            report(self.environment, "new_message: delivery", int(data["message"][1:17]) / 1e6)
