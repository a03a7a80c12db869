"""REST route of searching the chat."""

from typing import Annotated

from fastapi import Request
from pydantic import Field

from app.core.paging import PageLimit
from app.core.text import Storable
from app.features.message_search import service
from app.features.message_search.commands import FindMessages
from app.features.message_search.limits import SEARCHES
from app.features.message_search.permissions import MaySearch
from app.features.message_search.views import FoundMessages
from app.web.deps import Db
from app.web.rate_limits import count_sender, limiter_of
from app.web.router import Router

router = Router(prefix="/api/sessions/{session_id}/messages", tags=["messages"])

SearchText = Annotated[Storable, Field(max_length=100)]
Position = Annotated[int, Field(ge=0, lt=2**63)]


@router.get("/search")
async def search(
    session_id: str,
    actor: MaySearch,
    db: Db,
    request: Request,
    q: SearchText = "",
    by: SearchText = "",
    questions: bool = False,
    before: Position | None = None,
    limit: PageLimit = 50,
) -> FoundMessages:
    """Messages with `q` in their text, of senders with `by` in their name, newest first.

    With `questions`, only those that end with a question mark. One search looks at 5,000 messages;
    `before` of its answer leads on.
    """
    await count_sender(limiter_of(request), SEARCHES, actor)
    wanted = FindMessages(q, by, questions, before, limit)
    return await service.find(db, actor, session_id, wanted)
