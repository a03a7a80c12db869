"""What simulated participants do, each now and then."""

from collections import defaultdict
from collections.abc import Coroutine, Sequence
from functools import partial
from random import SystemRandom
from typing import Any

from app.core.actor import Actor
from app.features.activities.answers import writer as answers
from app.features.activities.commands import Answer
from app.features.live_sessions.events import SessionUpdated
from app.features.messages import writer as messages
from app.features.messages.commands import SendMessage
from app.features.pulse import service as pulse
from app.features.pulse.views import Mood
from app.features.questions import writers as questions
from app.features.questions.commands import AskedAck, AskQuestion, VoteQuestion
from app.features.reactions import service as reactions
from app.features.reactions.commands import SendReaction
from app.features.rehearsals.audience.answering import answer_to
from app.features.rehearsals.audience.script import Script
from app.realtime.context import WorkerContext
from app.realtime.rooms.room import Room
from app.storage.models import Activity

Act = Coroutine[Any, Any, Any]

chance = SystemRandom()

# The part of the people who do it in a tick, and how many at most.
_CHAT = 0.02, 0.6
_ASK = 0.01, 0.08
_REACT = 0.05, 10.0
_MOOD = 0.03, 10.0
_VOTE = 0.03, 5.0
_ANSWERS = 6  # who answer in a tick, or the part of all people in which they do
_MOODS: tuple[Mood, ...] = ("fine", "fine", "fine", "slower", "faster", "lost")


class Turns:
    """Whose turn it is: of each act so many in a while, the first one at once."""

    def __init__(self) -> None:
        self._due: dict[str, float] = defaultdict(lambda: 1.0)

    def some(self, people: Sequence[Actor], act: str, pace: tuple[float, float]) -> list[Actor]:
        """Choose people for this tick; `pace` is which part of them, and how many at most."""
        part, most = pace
        due = self._due[act] + min(part * len(people), most)
        number = min(int(due), len(people))
        self._due[act] = min(due - number, 1.0)
        return chance.sample(people, number)


class Acts:
    """What happens in each tick, and what must not happen twice."""

    def __init__(self, context: WorkerContext, room: Room, script: Script) -> None:
        self._context, self._room, self._script = context, room, script
        self._lines: list[str] = []
        self._asked: list[str] = []
        self._answered: set[tuple[str, ...]] = set()
        self._turns = Turns()

    def of(self, people: Sequence[Actor], activity: Activity | None) -> list[Act]:
        """Return what some of these people do now; `activity` is what they are shown."""
        some = partial(self._turns.some, people)
        acts = [self._send_message(one) for one in some("chat", _CHAT)]
        acts += [self._ask(one) for one in some("ask", _ASK)]
        acts += [self._react() for _ in some("react", _REACT)]
        acts += [self._set_mood(one) for one in some("mood", _MOOD)]
        acts += [self._vote(one) for one in some("vote", _VOTE) if self._asked]
        if activity is not None and activity.status == "open":
            acts += self._answers(people, activity)
        return acts

    async def _send_message(self, person: Actor) -> None:
        if not self._lines:
            self._lines = chance.sample(self._script.chat, len(self._script.chat))
        command = SendMessage(message=self._lines.pop())
        await messages.writer(self._context, self._room.session_id).send(person, command)

    async def _ask(self, person: Actor) -> None:
        if len(self._asked) < len(self._script.questions):
            text = self._script.questions[len(self._asked)]
            command = AskQuestion(text=text, anonymous=chance.random() < 0.3)
            ack = await questions.ask(self._context, self._room.session_id, person, command)
            if isinstance(ack, AskedAck):
                self._asked.append(ack.id)

    async def _vote(self, person: Actor) -> None:
        command = VoteQuestion(id=chance.choice(self._asked), on=True)
        await questions.vote(self._context, self._room, person, command)

    async def _react(self) -> None:
        offered = self._room.latest[SessionUpdated.name]["settings"]["reactions"]
        command = SendReaction(emoji=chance.choice(offered), count=chance.randint(1, 3))
        await reactions.react(self._context, self._room, command)

    async def _set_mood(self, person: Actor) -> None:
        pulse.set_mood(self._context, self._room, person.id, chance.choice(_MOODS))

    def _answers(self, people: Sequence[Actor], activity: Activity) -> list[Act]:
        about = activity.id, activity.question_id or "", str(activity.opened_at)
        left = [one for one in people if (*about, one.id) not in self._answered]
        answering = chance.sample(left, min(len(left), max(_ANSWERS, len(people) // _ANSWERS)))
        self._answered |= {(*about, one.id) for one in answering}
        return [self._answer(one, activity) for one in answering]

    async def _answer(self, person: Actor, activity: Activity) -> None:
        given = answer_to(activity, self._script)
        if given is not None:
            command = Answer(
                activity_id=activity.id, question_id=activity.question_id, answer=given
            )
            writer = answers.writer(self._context, self._room.session_id)
            await writer.answer(person, command, None)
