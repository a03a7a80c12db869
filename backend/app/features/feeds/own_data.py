"""What presenters attached to their sessions, shown to them; nothing of feeds is of others."""

from collections import defaultdict
from collections.abc import Mapping

from sqlalchemy.ext.asyncio import AsyncSession

from app.core.schemas import View
from app.features.feeds import repository
from app.features.feeds.rules import repository as rules
from app.storage.own_data import Export


class OwnRule(View):
    """Of what in a feed's numbers everybody is told."""

    topic: str
    kind: str
    value: float
    minutes: int | None
    text: str | None


class OwnFeed(View):
    """What was attached to a session of one's own; secrets are read by nobody."""

    kind: str
    title: str | None
    topics: list[str]
    rules: list[OwnRule]


async def _of_presenter(db: AsyncSession, user_id: str) -> Mapping[str, list[OwnFeed]]:
    attached = defaultdict(list)
    rows = await repository.of_presenter(db, user_id)
    of_all = await rules.of_feeds(db, [row.id for row in rows])
    for row in rows:
        own = [OwnRule.model_validate(rule) for rule in of_all if rule.feed_id == row.id]
        attached[row.session_id].append(OwnFeed.model_validate({**row.columns(), "rules": own}))
    return attached


EXPORTS = [Export("feeds", list[OwnFeed], of_presenter=_of_presenter)]
