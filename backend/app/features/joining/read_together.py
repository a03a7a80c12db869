"""Reading what parts make for each actor, for all who enter at the same time."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from app.core.actor import Actor
from app.core.batcher import Batcher
from app.features.participants.service import gather
from app.realtime.context import WorkerContext
from app.realtime.snapshot import Entering, Part, Shown


class Wanted(NamedTuple):
    """The fields that some parts make for an actor who enters a session."""

    parts: Sequence[Part]
    context: WorkerContext
    session_id: str
    shown: Shown
    actor: Actor


class ReadTogether(Batcher[Wanted, Shown]):
    """For a worker: one database session for all parts and everybody who waits."""

    def __init__(self) -> None:
        super().__init__(_read, cooldown=gather)


async def _read(wanted: list[Wanted]) -> Sequence[Shown]:
    made: list[dict[str, Any]] = [{} for _ in wanted]
    context = wanted[0].context
    async with context.open_db() as db:
        for part, places in _by_part_and_state(wanted):
            assert part.together is not None  # noqa: S101 - its `each` asks for it
            first = wanted[places[0]]
            actors = [wanted[place].actor for place in places]
            entering = Entering(context, first.session_id, first.shown, actors)
            fields = await part.together(db, entering)
            for place, own in zip(places, fields, strict=True):
                made[place] |= own
    return made


async def read_for(
    made: Sequence[dict[str, Any]], asking: Sequence[tuple[Part, Sequence[int]]], all_: Entering
) -> None:
    """Add to what was made for all who enter what parts read for those at some places."""
    async with all_.context.open_db() as db:
        for part, places in asking:
            assert part.together is not None  # noqa: S101 - its `each` asks for it
            actors = [all_.actors[place] for place in places]
            fields = await part.together(db, replace(all_, actors=actors))
            for place, own in zip(places, fields, strict=True):
                made[place] |= own


def _by_part_and_state(wanted: Sequence[Wanted]) -> list[tuple[Part, list[int]]]:
    """Return the parts with the places of those who enter while a session's state is the same."""
    found: dict[tuple[Part, str, int], list[int]] = defaultdict(list)
    for place, one in enumerate(wanted):
        for part in one.parts:
            found[part, one.session_id, id(one.shown)].append(place)
    return [(part, places) for (part, _, _), places in found.items()]
