"""All SQL about answers."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from sqlalchemy import and_, bindparam, delete, func, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession

from app.storage.models import (
    Activity,
    ActivityAnswer,
    ActivityVote,
    LiveSession,
    Participant,
)
from app.storage.one_of import one_of
from app.storage.statement import Statement

Stamp = tuple[Any, ...]

_ACTIVITIES, _ANSWERS, _VOTES = Activity.table(), ActivityAnswer.table(), ActivityVote.table()
_SESSIONS, _PEOPLE = LiveSession.table(), Participant.table()
_LOCK = Statement(
    select(
        _ACTIVITIES,
        _SESSIONS.c.status.label("session_status"),
        _SESSIONS.c.settings.label("session_settings"),
        _SESSIONS.c.muted,
        _SESSIONS.c.words,
    )
    .join(_SESSIONS, _SESSIONS.c.id == _ACTIVITIES.c.session_id)
    .where(
        _ACTIVITIES.c.session_id == bindparam("session_id"),
        one_of(_ACTIVITIES.c.id, "ids"),
    )
    .order_by(_ACTIVITIES.c.id)
    .with_for_update(of=_ACTIVITIES, key_share=True)
)
_KNOWN = Statement(
    select(
        _PEOPLE.c.id.label("person"),
        _PEOPLE.c.gave_up,
        _PEOPLE.c.removed_at,
        _PEOPLE.c.more_time,
        _ANSWERS,
    )
    .select_from(
        _PEOPLE.outerjoin(
            _ANSWERS,
            and_(
                _ANSWERS.c.participant_id == _PEOPLE.c.id,
                _ANSWERS.c.activity_id == bindparam("activity_id"),
                one_of(_ANSWERS.c.question_id, "question_ids"),
            ),
        )
    )
    .where(one_of(_PEOPLE.c.id, "people"))
)
_OF = (
    _ANSWERS.c.activity_id == bindparam("activity_id"),
    _ANSWERS.c.question_id == bindparam("question_id"),
)
_OWN = Statement(
    select(_ANSWERS).where(*_OF, one_of(_ANSWERS.c.participant_id, "people")), begins=False
)
_GROUPS = Statement(
    select(_ANSWERS.c.answer, _ANSWERS.c.state, func.count().label("n"))
    .where(*_OF)
    .group_by(_ANSWERS.c.answer, _ANSWERS.c.state),
    begins=False,
)
_STATES = Statement(
    select(_ANSWERS.c.state, func.count().label("n")).where(*_OF).group_by(_ANSWERS.c.state),
    begins=False,
)
_CHECKED = ("answer", "is_right", "points", "elapsed_ms")
_CHANGED = (*_CHECKED, "state", "revision", "client_id", "earlier", "answered_at", "id")


def _put(insert: Any) -> Any:
    names = ("activity_id", "question_id", "participant_id", *_CHANGED)
    statement = insert(_ANSWERS).values({name: bindparam(name) for name in names})
    return statement.on_conflict_do_update(
        index_elements=[*_ANSWERS.primary_key.columns],
        set_={name: statement.excluded[name] for name in _CHANGED},
    )


_PUT = Statement({"sqlite": _put(sqlite.insert), "postgresql": _put(postgresql.insert)})


async def lock(db: AsyncSession, session_id: str, ids: Collection[str]) -> dict[str, Any]:
    """Return activities of the session with its state, locked until the commit.

    Whoever changes an activity locks the same row, and so does every other batch of answers: they
    queue. A lock that many may share would let a close wait for as long as answers come.
    """
    found = await _LOCK.fetch(db, session_id=session_id, ids=sorted(ids))
    return {row.id: row for row in found}


async def known(
    db: AsyncSession, activity_id: str, question_ids: Collection[str], people: Collection[str]
) -> list[Mapping[str, Any]]:
    """Return for each of these participants whether they are here, and their answers."""
    values = {
        "activity_id": activity_id,
        "question_ids": [*question_ids],
        "people": [*people],
    }
    return [row._asdict() for row in await _KNOWN.fetch(db, **values)]


async def put(db: AsyncSession, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert answers, or replace those that are there, in one statement."""
    await _PUT.execute_many(db, rows)


async def own(
    db: AsyncSession, activity_id: str, question_id: str, people: Collection[str]
) -> dict[str, Mapping[str, Any]]:
    """Return the answers of these participants to one question, by participant."""
    values = {"activity_id": activity_id, "question_id": question_id, "people": [*people]}
    return {row.participant_id: row._asdict() for row in await _OWN.fetch(db, **values)}


async def groups(
    db: AsyncSession, activity_id: str, question_id: str
) -> list[tuple[Any, str, int]]:
    """Return how often each answer was given, by answer and state."""
    values = {"activity_id": activity_id, "question_id": question_id}
    return [(answer, state, n) for answer, state, n in await _GROUPS.fetch(db, **values)]


async def states(db: AsyncSession, activity_id: str, question_id: str) -> dict[str, int]:
    """Return how many answers are in each state."""
    values = {"activity_id": activity_id, "question_id": question_id}
    return dict(await _STATES.fetch(db, **values))


async def stamps(db: AsyncSession, session_ids: Collection[str]) -> dict[str, Stamp]:
    """Return what differs after each change of answers, of sessions with a current activity."""
    statement = (
        select(
            Activity.session_id,
            Activity.id,
            func.count(ActivityAnswer.id),
            func.sum(ActivityAnswer.revision),
        )
        .join(ActivityAnswer, ActivityAnswer.activity_id == Activity.id)
        .where(Activity.session_id.in_(session_ids), Activity.is_current)
        .group_by(Activity.session_id, Activity.id)
    )
    return {row[0]: tuple(row[1:]) for row in await db.execute(statement)}


async def of_participant(
    db: AsyncSession, session_id: str, participant_id: str
) -> list[tuple[ActivityAnswer, Activity]]:
    """Return all answers of a participant in a session with their activities, oldest first."""
    statement = (
        select(ActivityAnswer, Activity)
        .join(Activity, Activity.id == ActivityAnswer.activity_id)
        .where(Activity.session_id == session_id, ActivityAnswer.participant_id == participant_id)
        .order_by(ActivityAnswer.answered_at, ActivityAnswer.id)
    )
    return [(answer, activity) for answer, activity in await db.execute(statement)]


async def forget(db: AsyncSession, participant_id: str) -> None:
    """Delete all answers and votes of a participant."""
    mine = select(_ANSWERS.c.id).where(_ANSWERS.c.participant_id == participant_id)
    for condition in (_VOTES.c.participant_id == participant_id, _VOTES.c.answer_id.in_(mine)):
        await db.execute(delete(_VOTES).where(condition))
    await db.execute(delete(_ANSWERS).where(_ANSWERS.c.participant_id == participant_id))
