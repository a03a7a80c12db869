"""A quiz under Locust: one host who leads it, and people who answer each question once."""

import random
import time
from datetime import UTC, datetime
from typing import Any

import gevent
from locust import HttpUser, User, task

from users.client import Client
from users.session import QUESTION_SECONDS, QUESTIONS, QuizRoom

MOST_THINKING = QUESTION_SECONDS * 0.6  # who answers takes so many seconds at most
PAUSE = 2.0  # seconds from a reveal to the next question, for the leaderboard


class QuizHost(HttpUser):
    """Opens question after question, reveals each, and begins anew after the last one."""

    fixed_count = 1

    def on_start(self) -> None:
        """Take the presenter's token, and begin before the first question."""
        self.client.headers.update(QuizRoom.headers)
        self._number, self._before = 0, None

    @task
    def play_a_question(self) -> None:
        """Open the next question, let people answer, reveal it."""
        if self._number == QUESTIONS:
            self._step("reset")
            self._step("open")
            self._number, self._before = 0, None
        moved = self._step("next", {"from": self._before})
        self._number, self._before = self._number + 1, moved["question"]["id"]
        gevent.sleep(QUESTION_SECONDS)
        self._step("reveal")
        gevent.sleep(PAUSE)

    def _step(self, name: str, body: Any = None) -> Any:
        path = f"/api/sessions/{QuizRoom.session_id}/activities/{QuizRoom.quiz_id}/{name}"
        shown = f"/api/sessions/[id]/activities/[id]/{name}"
        return self.client.post(path, json=body, name=shown).json()


class QuizPlayer(User):
    """Joins the room of the quiz, and answers each question once."""

    weight = 2

    def on_start(self) -> None:
        """Join by REST, connect, enter the room."""
        self._question: dict[str, Any] | None = None
        self._joined_at = datetime.max.replace(tzinfo=UTC)
        self._client = Client(self, QuizRoom, {"activity_opened": self._on_opened})
        self._joined_at = datetime.now(UTC)  # by the server's clock: it is this computer's

    def on_stop(self) -> None:
        self._client.leave()

    @task
    def answer(self) -> None:
        """Answer the question that is new, once one has thought."""
        question, self._question = self._question, None
        if question is None:
            gevent.sleep(0.1)
            return
        due = time.monotonic() + random.uniform(0, MOST_THINKING)  # noqa: S311 - no secret
        gevent.sleep(due - time.monotonic())
        option = random.choice(question["options"])  # noqa: S311
        given = {
            "activity_id": QuizRoom.quiz_id,
            "question_id": question["id"],
            "answer": option["id"],
        }
        self._client.emit("answer", given, due, "answer (quiz)")

    def _on_opened(self, data: dict[str, Any]) -> None:
        """Play it, unless it is older: who joins while a question is open may not answer it."""
        question = data["activity"]["question"]
        if question and datetime.fromisoformat(question["opens_at"]) > self._joined_at:
            self._question = question
