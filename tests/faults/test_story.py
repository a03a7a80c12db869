"""Whatever people do, in whatever order: the checker finds nothing (a Hypothesis state machine)."""

import asyncio
import threading
from collections.abc import Coroutine, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule, run_state_machine_as_test

from fixtures.waiting import PATIENCE
from rig.fault_rig import FaultRig, SetUp
from rig.length import long
from rig.member import Member
from rig.waiting import until

MOST_MEMBERS = 5
STEPS = 25
WAIT_SECONDS = 2 * PATIENCE

which = st.integers(min_value=0, max_value=MOST_MEMBERS - 1)


class Loop:
    """An event loop in a thread of its own: Hypothesis knows none."""

    def __init__(self) -> None:
        self.loop = asyncio.new_event_loop()

    def do(self, work: Coroutine[Any, Any, Any]) -> Any:
        """Run `work` there to its end."""
        return asyncio.run_coroutine_threadsafe(work, self.loop).result(WAIT_SECONDS)


@contextmanager
def looping() -> Iterator[Loop]:
    """Run a loop meanwhile."""
    runner = Loop()
    thread = threading.Thread(target=runner.loop.run_forever)
    thread.start()
    try:
        yield runner
    finally:
        runner.loop.call_soon_threadsafe(runner.loop.stop)
        thread.join()
        runner.loop.close()


class Story(RuleBasedStateMachine):
    """One live session on two workers, and what people may do to it."""

    runner: Loop
    set_up: SetUp

    def __init__(self) -> None:
        super().__init__()
        self._rig = self.set_up()
        self.rig: FaultRig = self.runner.do(self._rig.__aenter__())

    def member(self, number: int) -> Member:
        """One of those who are there."""
        present = self.rig.members
        return present[number % len(present)]

    def somebody(self) -> bool:
        """Whether anybody is there."""
        return bool(self.rig.members)

    @precondition(lambda self: len(self.rig.members) < MOST_MEMBERS)
    @rule()
    def join(self) -> None:
        """Somebody comes."""
        self.runner.do(self.rig.crowd(1))

    @precondition(somebody)
    @rule(number=which, times=st.integers(1, 5))
    def send(self, number: int, times: int) -> None:
        """Somebody writes, and does not wait."""
        self.runner.do(_send_messages(self.member(number), times))

    @precondition(lambda self: self.rig.history.sent)
    @rule(data=st.data())
    def resend(self, data: st.DataObject) -> None:
        """Somebody says again what was said long ago."""
        member = self.member(data.draw(which))
        own = [one for one in self.rig.history.sent.values() if one.sender == member.participant.id]
        if own:
            self.runner.do(_again(member, data.draw(st.sampled_from(own))))

    @precondition(somebody)
    @rule(number=which)
    def cut(self, number: int) -> None:
        """Somebody's network goes; the page comes back by itself, with `since`."""
        self.runner.do(_cut(self.member(number)))

    @precondition(somebody)
    @rule(number=which)
    def rejoin(self, number: int) -> None:
        """Somebody is back, and has caught up."""
        self.runner.do(_back(self.rig, self.member(number)))

    @precondition(lambda self: len(self.rig.members) > 1)
    @rule(number=which)
    def remove(self, number: int) -> None:
        """Somebody leaves for good, once everything is said."""
        self.runner.do(_remove(self.rig, self.member(number)))

    @rule(number=st.integers(0, 1))
    def restart(self, number: int) -> None:
        """A worker dies and is started again."""
        self.runner.do(_restart(self.rig, number))

    def teardown(self) -> None:
        """The checker has the last word."""
        self.runner.do(self._rig.__aexit__(None, None, None))


async def _send_messages(member: Member, times: int) -> None:
    for _ in range(times):
        member.send_message()


async def _again(member: Member, sent: Any) -> None:
    member.outbox.add(sent)


async def _cut(member: Member) -> None:
    member.cut()


async def _back(rig: FaultRig, member: Member) -> None:
    head = await rig.head()
    await until(lambda: member.is_joined and (member.position or 0) >= head)


async def _remove(rig: FaultRig, member: Member) -> None:
    await until(lambda: member.outbox.is_empty and member.is_joined)
    await member.leave()
    await rig.part(member)


async def _restart(rig: FaultRig, number: int) -> None:
    await rig.workers[number].kill()
    await rig.workers[number].start()


def tell(set_up: SetUp, stories: int) -> None:
    """Let Hypothesis make up so many stories."""
    options = settings(
        max_examples=stories,
        stateful_step_count=STEPS,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        phases=[Phase.explicit, Phase.generate],  # a story takes seconds: no shrinking
        database=None,
    )
    with looping() as runner:
        machine = type("Told", (Story,), {"runner": runner, "set_up": staticmethod(set_up)})
        run_state_machine_as_test(machine, settings=options)


# Members wait for random moments, in a thread of their own, while a story is made up in this one.
CALM = pytest.mark.filterwarnings(
    "ignore:Do not use the `random` module:hypothesis.errors.HypothesisDeprecationWarning"
)


@CALM
def test_a_short_story(set_up: SetUp) -> None:
    tell(set_up, 2)


@CALM
@pytest.mark.long
def test_long_stories(set_up: SetUp) -> None:
    tell(set_up, long(20))
