"""The parts of `joined_session` of all features, used as one."""

from collections.abc import Iterable, Sequence

from sqlalchemy.ext.asyncio import AsyncSession

from app.core.actor import Actor
from app.core.fact import Fact
from app.features.joining.read_together import ReadTogether, Wanted, read_for
from app.realtime.context import WorkerContext
from app.realtime.snapshot import Change, Entering, Part, Shown
from app.storage.models import LiveSession


class Parts:
    """The parts of all features; `kept_fields` are the same for every member."""

    def __init__(self, parts: Iterable[Part]) -> None:
        self.all: Sequence[Part] = tuple(parts)
        self.kept_fields = [
            name
            for part in self.all
            if part.totals is None and part.each is None
            for name in part.form.model_fields
        ]
        self._changes: dict[str, list[Change]] = {}
        self._rereads: dict[str, set[Part]] = {}
        for part in self.all:
            for name, change in part.changes.items():
                self._changes.setdefault(name, []).append(change)
            for name in part.rereads:
                self._rereads.setdefault(name, set()).add(part)

    async def read(
        self, db: AsyncSession, session: LiveSession, only: Iterable[Part] | None = None
    ) -> Shown:
        """Read a stored session for all parts, or for those in `only`."""
        shown: dict[str, object] = {}
        for part in self.all if only is None else only:
            if part.read is not None:
                shown |= await part.read(db, session)
        return shown

    def changed(self, shown: Shown, fact: Fact) -> Shown:
        """Return the state after one more fact."""
        for change in self._changes.get(fact.name, ()):
            shown = {**shown, **change(shown, fact.data)}
        return shown

    def unclear(self, fact: Fact) -> set[Part]:
        """Return the parts that must be read again after this fact."""
        return self._rereads.get(fact.name, set())

    async def totals(self, context: WorkerContext, session_id: str) -> Shown:
        """Return the present values of fields that are counted outside the log."""
        counted: dict[str, object] = {}
        for part in self.all:
            if part.totals is not None:
                counted |= await part.totals(context, session_id)
        return counted

    async def for_each(
        self, context: WorkerContext, session_id: str, shown: Shown, actor: Actor
    ) -> Shown:
        """Return the fields that are made for this actor; no query if all are in memory."""
        made: dict[str, object] = {}
        asking: list[Part] = []
        for part in self.all:
            if part.each is not None:
                own = await part.each(context, session_id, shown, actor)
                if own is None:
                    asking.append(part)
                else:
                    made |= own
        if asking:
            wanted = Wanted(asking, context, session_id, shown, actor)
            made |= await context.own(ReadTogether).ask(wanted)
        return made

    async def for_all(
        self, context: WorkerContext, session_id: str, shown: Shown, actors: Sequence[Actor]
    ) -> Sequence[Shown]:
        """Return the same for all of these actors, who enter together, in their order."""
        made: list[dict[str, object]] = [{} for _ in actors]
        asking: list[tuple[Part, list[int]]] = []
        entering = Entering(context, session_id, shown, actors)
        for part in self.all:
            if places := await _made_in_memory(part, made, entering):
                asking.append((part, places))
        if asking:
            await read_for(made, asking, entering)
        return made

    def own(self, shown: Shown, actor: Actor) -> Shown:
        """Return the fields of `me` for this actor."""
        own: dict[str, object] = {}
        for part in self.all:
            if part.own is not None:
                own |= part.own(shown, actor)
        return own

    def latest(self, shown: Shown, seq: int) -> list[Fact]:
        """Return the facts at `seq` that describe the shown state."""
        return [part.latest(shown, seq) for part in self.all if part.latest is not None]


async def _made_in_memory(
    part: Part, made: Sequence[dict[str, object]], entering: Entering
) -> list[int]:
    """Add the fields that a part makes of what is in memory; return for whom it must read."""
    places: list[int] = []
    if part.each is None:
        return places
    one = entering
    for place, actor in enumerate(one.actors):
        own = await part.each(one.context, one.session_id, one.shown, actor)
        if own is None:
            places.append(place)
        else:
            made[place] |= own
    return places
