"""All SQL about candles and gaps."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import and_, bindparam, delete, not_, or_, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession

from app.storage.models import FeedCandle, FeedGap
from app.storage.statement import Statement

CANDLE = ("begins", "ends", "open", "high", "low", "close", "volume", "closed")
GAP = ("begins", "ends", "missing")
MOST_GAPS = 100

Model = type[FeedCandle] | type[FeedGap]


def _putting(model: Model, insert: Any) -> Any:
    """Store a row in place of one that begins then; a closed candle is final."""
    table = model.table()
    statement = insert(table).values({one.key: bindparam(one.key) for one in table.c})
    new = statement.excluded
    is_final = None
    if model is FeedCandle:
        is_final = or_(new.closed, not_(table.c.closed))
    changed = {one.key: new[one.key] for one in table.c if not one.primary_key}
    return statement.on_conflict_do_update(
        index_elements=[*table.primary_key.columns], set_=changed, where=is_final
    )


def _put_into(model: Model) -> Statement:
    return Statement({
        "sqlite": _putting(model, sqlite.insert),
        "postgresql": _putting(model, postgresql.insert),
    })  # fmt: skip


_PUT: Mapping[Model, Statement] = {
    FeedCandle: _put_into(FeedCandle),
    FeedGap: _put_into(FeedGap),
}


async def put(db: AsyncSession, model: Model, rows: Sequence[Mapping[str, Any]]) -> None:
    """Store rows; of one beginning the last one stays, unless a closed candle would open again."""
    await _PUT[model].execute_many(db, rows)


async def keep_last(db: AsyncSession, model: Model, feed_id: str, topic: str, most: int) -> None:
    """Delete all but so many rows of a topic."""
    of_topic = and_(model.feed_id == feed_id, model.topic == topic)
    newest = select(model.begins).where(of_topic).order_by(model.begins.desc())
    first = newest.offset(most).limit(1).scalar_subquery()
    await db.execute(
        delete(model).where(of_topic, model.begins <= first),
        execution_options={"synchronize_session": False},
    )


async def remove_other_topics(db: AsyncSession, feed_id: str, topics: Sequence[str]) -> None:
    """Delete the rows of topics that the feed does not have any more."""
    for model in (FeedCandle, FeedGap):
        is_other = and_(model.feed_id == feed_id, model.topic.not_in(topics))
        await db.execute(delete(model).where(is_other))


async def last_of(
    db: AsyncSession, model: Model, columns: Sequence[str], feed_id: str, topic: str, most: int
) -> Sequence[Any]:
    """Return these columns of the last rows of a topic, newest first."""
    statement = (
        select(*(getattr(model, name) for name in columns))
        .where(model.feed_id == feed_id, model.topic == topic)
        .order_by(model.begins.desc())
        .limit(most)
    )
    return (await db.execute(statement)).all()
