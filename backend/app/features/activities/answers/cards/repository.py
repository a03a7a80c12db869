"""All SQL about open answers and their votes."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import and_, bindparam, delete, func, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession

from app.storage.models import Activity, ActivityAnswer, ActivityVote
from app.storage.one_of import one_of
from app.storage.statement import Statement

_AT_ONCE = 500  # ids in one statement
SHOWN = ("counted", "marked")
_ANSWERS, _VOTES = ActivityAnswer.table(), ActivityVote.table()
_COUNT = (
    select(func.count())
    .where(_VOTES.c.answer_id == _ANSWERS.c.id)
    .correlate(_ANSWERS)
    .scalar_subquery()
    .label("votes")
)
_VOTED = Statement(
    select(_VOTES.c.participant_id, _VOTES.c.answer_id)
    .join(_ANSWERS, _ANSWERS.c.id == _VOTES.c.answer_id)
    .where(
        _ANSWERS.c.activity_id == bindparam("activity_id"),
        one_of(_VOTES.c.participant_id, "people"),
    )
    .order_by(_VOTES.c.answer_id),
    begins=False,
)


async def shown(
    db: AsyncSession, activity_id: str, newest: int, favourites: int
) -> list[Mapping[str, Any]]:
    """Return the newest cards that are shown, newest first, and those with most votes of others."""
    here = (_ANSWERS.c.activity_id == activity_id, _ANSWERS.c.state.in_(SHOWN))
    by_time = (_ANSWERS.c.answered_at.desc(), _ANSWERS.c.id)
    columns = (_ANSWERS.c.id, _ANSWERS.c.answer.label("text"), _ANSWERS.c.state, _COUNT)
    first = select(*columns).where(*here).order_by(*by_time).limit(newest)
    found = [*(await db.execute(first)).mappings()]
    if len(found) == newest:
        number = func.count(_VOTES.c.participant_id).label("number")
        voted = (
            select(_ANSWERS.c.id, number)
            .join(_VOTES, _VOTES.c.answer_id == _ANSWERS.c.id)
            .where(*here)
            .group_by(_ANSWERS.c.id)
            .order_by(number.desc(), _ANSWERS.c.id)
            .limit(favourites)
            .subquery()
        )
        known = [row["id"] for row in found]
        others = select(*columns).join(voted, voted.c.id == _ANSWERS.c.id)
        more = others.where(_ANSWERS.c.id.not_in(known)).order_by(*by_time)
        found += (await db.execute(more)).mappings()
    return [{**row, "marked": row["state"] == "marked"} for row in found]


@dataclass(frozen=True, slots=True)
class Cards:
    """The open answers to an activity that everybody may see, without those that are marked."""

    activity_id: str

    async def visible(self, db: AsyncSession, most: int) -> list[str]:
        """Return the ids of the newest ones."""
        statement = select(_ANSWERS.c.id).where(*self._seen())
        newest = statement.order_by(_ANSWERS.c.answered_at.desc(), _ANSWERS.c.id).limit(most)
        return list(await db.scalars(newest))

    async def texts(self, db: AsyncSession, ids: Collection[str]) -> list[tuple[str, str]]:
        """Return id and text of those of them that have these ids."""
        every, found = [*ids], []
        for first in range(0, len(every), _AT_ONCE):
            some = _ANSWERS.c.id.in_(every[first : first + _AT_ONCE])
            statement = select(_ANSWERS.c.id, _ANSWERS.c.answer).where(*self._seen(), some)
            found += [(row.id, str(row.answer)) for row in await db.execute(statement)]
        return found

    def _seen(self) -> tuple[Any, Any]:
        return _ANSWERS.c.activity_id == self.activity_id, _ANSWERS.c.state == "counted"


async def page(
    db: AsyncSession, activity_id: str, state: str | None, most: int
) -> list[Mapping[str, Any]]:
    """Return answers with their votes, newest first, also those that are not shown."""
    statement = select(_ANSWERS, _COUNT).where(_ANSWERS.c.activity_id == activity_id)
    if state is not None:
        statement = statement.where(_ANSWERS.c.state == state)
    newest = statement.order_by(_ANSWERS.c.answered_at.desc(), _ANSWERS.c.id).limit(most)
    return [{**row} for row in (await db.execute(newest)).mappings()]


async def by_id(db: AsyncSession, activity_id: str, answer_id: str) -> ActivityAnswer | None:
    """Return an answer to this activity, as stored now."""
    statement = select(ActivityAnswer).where(
        ActivityAnswer.id == answer_id, ActivityAnswer.activity_id == activity_id
    )
    return await db.scalar(statement.execution_options(populate_existing=True))


async def votable(
    db: AsyncSession, session_id: str, ids: Collection[str]
) -> dict[str, Mapping[str, Any]]:
    """Return answers of the session with their activities, locked until the commit."""
    statement = (
        select(
            _ANSWERS.c.id,
            _ANSWERS.c.activity_id,
            _ANSWERS.c.participant_id,
            _ANSWERS.c.state,
            Activity.kind,
            Activity.status,
            Activity.settings,
        )
        .join(Activity, Activity.id == _ANSWERS.c.activity_id)
        .where(Activity.session_id == session_id, _ANSWERS.c.id.in_(ids))
        .order_by(Activity.id, _ANSWERS.c.id)
        .with_for_update(of=Activity, key_share=True)
    )
    return {row["id"]: {**row} for row in (await db.execute(statement)).mappings()}


async def change_votes(
    db: AsyncSession,
    on: Sequence[tuple[str, str]],
    off: Sequence[tuple[str, str]],
) -> None:
    """Add votes and take votes back, each an answer and a participant; none counts twice."""
    if on:
        rows = [{"answer_id": answer, "participant_id": person} for answer, person in on]
        insert = sqlite.insert if db.get_bind().dialect.name == "sqlite" else postgresql.insert
        await db.execute(insert(_VOTES).on_conflict_do_nothing(), rows)
    for answer, person in off:
        is_it = and_(_VOTES.c.answer_id == answer, _VOTES.c.participant_id == person)
        await db.execute(delete(_VOTES).where(is_it))


async def voted(
    db: AsyncSession, activity_id: str, people: Collection[str]
) -> Mapping[str, list[str]]:
    """Return the ids of the answers to an activity that these participants vote for."""
    found = defaultdict(list)
    for person, answer in await _VOTED.fetch(db, activity_id=activity_id, people=people):
        found[person].append(answer)
    return found


async def forget_votes(db: AsyncSession, ids: Collection[str]) -> None:
    """Delete all votes for these answers."""
    await db.execute(delete(_VOTES).where(_VOTES.c.answer_id.in_(ids)))


async def votes(db: AsyncSession, ids: Collection[str]) -> dict[str, int]:
    """Return how many votes each of these answers has, if any."""
    statement = (
        select(_VOTES.c.answer_id, func.count())
        .where(_VOTES.c.answer_id.in_(ids))
        .group_by(_VOTES.c.answer_id)
    )
    return dict((await db.execute(statement)).all())
