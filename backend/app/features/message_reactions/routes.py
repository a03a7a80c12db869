"""REST route of reactions to messages: for those that are older than what one saw on entering."""

from typing import Annotated

from fastapi import Query

from app.features.message_reactions import service
from app.features.message_reactions.permissions import MayReadReactions
from app.features.message_reactions.views import ReactionsOfMessages
from app.features.messages.commands import MessageId
from app.web.deps import Db
from app.web.router import Router

router = Router(prefix="/api/sessions/{session_id}", tags=["messages"])

MessageIds = Annotated[list[MessageId] | None, Query(max_length=100)]


@router.get("/message-reactions")
async def message_reactions(
    session_id: str, actor: MayReadReactions, db: Db, ids: MessageIds = None
) -> ReactionsOfMessages:
    """The reactions to up to 100 messages, by their ids; to those that were deleted there are none.

    The newest messages' are in `joined_session`, and what changes is told as `message_reactions`.
    """
    return await service.reactions(db, actor, session_id, ids or [])
