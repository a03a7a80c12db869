"""What presenters attached to their sessions, shown to them; nothing of feeds is of others."""

from collections import defaultdict
from collections.abc import Mapping

from sqlalchemy.ext.asyncio import AsyncSession

from app.core.schemas import View
from app.features.feeds import repository
from app.storage.own_data import Export


class OwnFeed(View):
    """What was attached to a session of one's own; secrets are read by nobody."""

    kind: str
    title: str | None
    topics: list[str]


async def _of_presenter(db: AsyncSession, user_id: str) -> Mapping[str, list[OwnFeed]]:
    attached = defaultdict(list)
    for row in await repository.of_presenter(db, user_id):
        attached[row.session_id].append(OwnFeed.model_validate(row))
    return attached


EXPORTS = [Export("feeds", list[OwnFeed], of_presenter=_of_presenter)]
