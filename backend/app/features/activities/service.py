"""Preparing activities: create, change, order, copy, delete."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from app.core.actor import Actor
from app.core.config import get_settings
from app.core.schemas import EventFactory
from app.features.activities import policy, repository
from app.features.activities.answers import results
from app.features.activities.commands import CreateActivity, EditActivity, OrderActivities
from app.features.activities.errors import ActivityLimit, ActivityNotFound, OrderOutdated
from app.features.activities.events import ACTIVITIES, ActivityRemoved, ActivityUpdated
from app.features.activities.kinds import KINDS
from app.features.activities.kinds.plan import Plan
from app.features.activities.limits import ActivityLimits
from app.features.activities.views import Activity, plan_of, question_of, shown
from app.features.live_sessions import queries
from app.features.live_sessions.events import Hidden
from app.features.stage import service as stage
from app.storage.models import Activity as ActivityRow
from app.storage.models import LiveSession
from app.storage.unit_of_work import UnitOfWork


async def create(
    work: UnitOfWork, actor: Actor, session_id: str, command: CreateActivity
) -> Activity:
    """Prepare an activity behind the others.

    Raises:
        SessionNotFound: the actor does not host it.
        SessionIsFinal: the session has ended.
        InvalidRequest: it does not fit its kind.
        ActivityLimit: there are as many as there may be.
    """
    await queries.lock_changeable(work.db, actor, session_id)
    plan = policy.planned(KINDS[command.kind], command)
    return await add(work, session_id, command.kind, plan)


async def add(work: UnitOfWork, session_id: str, kind: str, plan: Plan) -> Activity:
    """Store a draft of this plan, which fits the kind, behind the others; see `add_all`."""
    return (await add_all(work, session_id, [(kind, plan)]))[0]


async def add_all(
    work: UnitOfWork, session_id: str, plans: Sequence[tuple[str, Plan]]
) -> list[Activity]:
    """Store drafts of plans, each of which fits its kind, behind the others: all of them or none.

    The session's row is locked. Raises ActivityLimit.
    """
    most = get_settings().limits(ActivityLimits).activities_per_session
    if await repository.count(work.db, session_id) + len(plans) > most:
        raise ActivityLimit
    end = await repository.end_position(work.db, session_id)
    rows = [
        ActivityRow(session_id=session_id, position=position, kind=kind, **_columns(plan))
        for position, (kind, plan) in enumerate(plans, start=end)
    ]
    await repository.add(work.db, rows)
    await work.record(session_id, drafts_changed())
    return [Activity.of(row, 0) for row in rows]


async def edit(
    work: UnitOfWork, actor: Actor, session_id: str, activity_id: str, command: EditActivity
) -> Activity:
    """Change an activity; once it was open only its wording.

    Raises:
        SessionNotFound, SessionIsFinal, InvalidRequest: as for `create`.
        ActivityNotFound: no activity of this session.
        ActivityOpen, ActivityAnswered: answers depend on what would change.
    """
    row = await lock(work, actor, session_id, activity_id)
    kind, before = KINDS[row.kind], plan_of(row)
    plan = policy.edited(kind, before, command)
    policy.check_wording(kind, row.status, before, plan)
    if plan != before:
        for name, value in _columns(plan).items():
            setattr(row, name, value)
        await work.record(session_id, _edited(row, plan))
    return await view(work.db, row)


async def duplicate(work: UnitOfWork, actor: Actor, session_id: str, activity_id: str) -> Activity:
    """Copy an activity without its answers, behind the others; raises like `edit` and `create`."""
    row = await lock(work, actor, session_id, activity_id)
    return await add(work, session_id, row.kind, plan_of(row))


async def order(work: UnitOfWork, actor: Actor, session_id: str, command: OrderActivities) -> None:
    """Put all activities in this order.

    Raises:
        SessionNotFound, SessionIsFinal: as for `create`.
        OrderOutdated: the ids are not those of all activities.
    """
    await queries.lock_changeable(work.db, actor, session_id)
    rows = {row.id: row for row in await repository.all_of(work.db, session_id)}
    if sorted(command.ids) != sorted(rows):
        raise OrderOutdated
    for position, name in enumerate(command.ids, start=1):
        rows[name].position = position
    await work.record(session_id, drafts_changed())


async def remove(work: UnitOfWork, actor: Actor, session_id: str, activity_id: str) -> None:
    """Delete an activity and its answers, also while people answer and after the end.

    Raises:
        SessionNotFound, ActivityNotFound: as for `edit`.
    """
    session = await queries.lock_hosted(work.db, actor, session_id)
    row = await locked(work.db, session_id, activity_id)
    events: list[EventFactory] = [drafts_changed()]
    if row.status != "draft":
        row.revealed, row.question_id = False, None
        await results.rewrite(work.db, row)
        events = [lambda seq: ActivityRemoved(seq=seq, id=activity_id)]
    await repository.remove(work.db, row)
    await work.record_all(session_id, [*events, *stage.cleared_of(session, activity_id)])


async def view(db: AsyncSession, row: ActivityRow) -> Activity:
    """Return the hosts' view of an activity."""
    return Activity.of(row, await results.answered(db, row))


async def find(db: AsyncSession, session_id: str, activity_id: str) -> ActivityRow:
    """Return an activity of this session, as stored now; raises ActivityNotFound."""
    return _found(await repository.by_id(db, session_id, activity_id))


async def current(db: AsyncSession, session_id: str) -> ActivityRow | None:
    """Return the activity that members are shown."""
    return await repository.current(db, session_id)


async def locked(db: AsyncSession, session_id: str, activity_id: str) -> ActivityRow:
    """Return an activity whose row is locked until the commit; raises ActivityNotFound.

    The session's row, which commands lock first, must be locked.
    """
    return _found(await repository.locked(db, session_id, activity_id))


async def lock(work: UnitOfWork, actor: Actor, session_id: str, activity_id: str) -> ActivityRow:
    """Lock the session, then the activity: until the commit no answer is stored.

    Raises:
        SessionNotFound, SessionIsFinal, ActivityNotFound: as for `edit`.
    """
    return (await lock_both(work, actor, session_id, activity_id))[1]


async def lock_at_any_time(
    work: UnitOfWork, actor: Actor, session_id: str, activity_id: str
) -> ActivityRow:
    """Do the same as `lock`, also after the session has ended."""
    await queries.lock_hosted(work.db, actor, session_id)
    return await locked(work.db, session_id, activity_id)


async def lock_both(
    work: UnitOfWork, actor: Actor, session_id: str, activity_id: str
) -> tuple[LiveSession, ActivityRow]:
    """Do the same as `lock`, and return the session, too."""
    session = await queries.lock_changeable(work.db, actor, session_id)
    return session, await locked(work.db, session_id, activity_id)


def drafts_changed() -> EventFactory:
    """Return the factory of the fact that hosts read the list of activities again."""
    return lambda seq: Hidden(seq=seq, topics=[ACTIVITIES])


def _edited(row: ActivityRow, plan: Plan) -> EventFactory:
    if row.status == "draft":
        return drafts_changed()
    return lambda seq: ActivityUpdated(
        seq=seq,
        id=row.id,
        prompt=plan.prompt,
        options=shown(plan.options),
        question=question_of(row),
        settings=plan.settings,
    )


def _columns(plan: Plan) -> dict[str, Any]:
    return {
        "prompt": plan.prompt,
        "options": [option.wire() for option in plan.options],
        "questions": [question.wire() for question in plan.questions],
        "settings": plan.settings.model_dump(),
    }


def _found(row: ActivityRow | None) -> ActivityRow:
    if row is None:
        raise ActivityNotFound
    return row
