"""What newcomers are shown is kept, and moved along by what the room receives."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace

from app.core.actor import Actor
from app.core.fact import Fact
from app.core.schemas import View
from app.features.joining.events import joined_session
from app.features.joining.parts import Parts
from app.features.joining.read_together import ReadTogether
from app.features.joining.snapshot import Snapshot
from app.features.live_sessions.events import Hidden, SessionUpdated
from app.features.messages.events import NewMessage
from app.features.messages.snapshot import NEWEST_MESSAGES
from app.realtime.snapshot import Part
from app.registry import FEATURES

PARTS = Parts(part for feature in FEATURES for part in feature.snapshot)
SESSION = {"id": "x", "title": "전", "status": "active"}
EMPTY = Snapshot(PARTS, seq=3, epoch="", shown={"session": SESSION, "messages": (), "older": False})


class Claps(View):
    """`claps` says how many there were."""

    claps: int


def message(seq: int) -> Fact:
    return Fact(NewMessage.name, seq, {"seq": seq, "message": str(seq)})


def test_a_message_is_shown_at_the_end():
    after = EMPTY.after(message(4)).after(message(5))
    assert (after.seq, [shown["seq"] for shown in after.shown["messages"]]) == (5, [4, 5])
    assert not after.shown["older"]


def test_only_the_newest_messages_are_shown_and_that_there_are_older_ones():
    after = EMPTY
    for seq in range(4, 4 + NEWEST_MESSAGES + 1):
        after = after.after(message(seq))
    shown = [shown["seq"] for shown in after.shown["messages"]]
    assert shown == list(range(5, 5 + NEWEST_MESSAGES))
    assert after.shown["older"]
    assert after.after(message(after.seq + 1)).shown["older"]


def test_a_change_of_the_session_is_shown_and_what_it_does_not_tell_stays():
    told = {"seq": 4, "title": "후", "status": "paused"}
    after = EMPTY.after(Fact(SessionUpdated.name, 4, told))
    assert after.shown["session"] == {"id": "x", "title": "후", "status": "paused"}
    assert after.seq == 4


def test_a_fact_of_a_later_version_moves_the_position_alone():
    after = EMPTY.after(Fact("of_a_later_version", 4, {"seq": 4}))
    assert after == replace(EMPTY, seq=4)


def test_a_snapshot_does_not_change_under_who_was_shown_it():
    EMPTY.after(message(4))
    assert (EMPTY.seq, EMPTY.shown["messages"]) == (3, ())


def test_a_fact_that_does_not_say_what_it_changes_has_that_alone_read_again():
    [part] = EMPTY.after(Fact(Hidden.name, 4, {"seq": 4})).unclear
    assert "muted" in part.own_form.model_fields


def test_no_two_parts_show_the_same():
    forms = [form for part in PARTS.all for form in (part.form, part.own_form)]
    names = Counter(name for form in forms for name in form.model_fields)
    assert not [name for name, count in names.items() if count > 1]


def test_the_event_has_the_fields_of_every_part_and_says_what_they_are():
    form = joined_session([Part(Claps), Part(own_form=Claps)])
    assert "`claps` says how many" in (form.__doc__ or "")
    schema = form.model_json_schema(mode="serialization")
    assert "claps" in schema["required"]
    assert "claps" in schema["$defs"]["Me"]["required"]
    assert "token" not in schema["required"]


async def test_a_part_is_made_for_each_actor_of_what_is_kept_and_is_not_kept_itself():
    async def each(_context, session_id, shown, actor):
        return {"claps": f"{session_id} {shown['hands']} {actor.nickname}"}

    parts = Parts([Part(Claps, each=each)])
    assert parts.kept_fields == []
    made = await parts.for_each(None, "s1", {"hands": 2}, Actor("1", "participant", "김"))
    assert made == {"claps": "s1 2 김"}


class Worker:
    """What is counted of reading: the database sessions, and who is asked for together."""

    def __init__(self) -> None:
        self.opened: list[object] = []
        self.asked: list[list[str]] = []
        self._reading = ReadTogether()

    def own(self, _make: object) -> ReadTogether:
        """The one batcher of the worker."""
        return self._reading

    @asynccontextmanager
    async def open_db(self) -> AsyncIterator[object]:
        """Count a database session."""
        self.opened.append(object())
        yield self.opened[-1]

    def part(self, field: str) -> Part:
        """A part that asks the database unless no hand is raised."""

        async def each(_context, _session_id, shown, _actor):
            return None if shown["hands"] else {field: "none"}

        async def together(db, entering):
            assert db is self.opened[-1]
            self.asked.append([actor.id for actor in entering.actors])
            return [{field: f"{entering.session_id} {one.id}"} for one in entering.actors]

        return Part(each=each, together=together)


async def test_who_enters_at_once_is_read_together_in_one_database_session():
    worker = Worker()
    parts = Parts([worker.part("claps"), worker.part("waves")])
    raised, none = {"hands": 2}, {"hands": 0}
    entering = [
        ("s1", raised, "a"),
        ("s2", {"hands": 2}, "b"),
        ("s1", none, "c"),
        ("s1", raised, "d"),
    ]
    made = await asyncio.gather(
        *(
            parts.for_each(worker, session_id, shown, Actor(name, "participant", name))
            for session_id, shown, name in entering
        )
    )
    assert made == [
        {"claps": "s1 a", "waves": "s1 a"},
        {"claps": "s2 b", "waves": "s2 b"},
        {"claps": "none", "waves": "none"},
        {"claps": "s1 d", "waves": "s1 d"},
    ]
    assert len(worker.opened) == 1
    assert sorted(worker.asked) == [["a", "d"], ["a", "d"], ["b"], ["b"]]
