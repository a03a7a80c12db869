"""REST routes of the cloud over the chat."""

from fastapi import Request

from app.features.words import service
from app.features.words.commands import HideWord
from app.features.words.permissions import MayShape
from app.features.words.views import WordCloud
from app.web.deps import Db, Work
from app.web.router import Router

router = Router(prefix="/api/sessions/{session_id}/chat-cloud", tags=["words"])


@router.get("")
async def chat_cloud(session_id: str, actor: MayShape, db: Db, request: Request) -> WordCloud:
    """The words that most messages of my session's chat have."""
    return await service.chat_cloud(request.app.state.realtime.context, db, actor, session_id)


@router.put("/hidden", status_code=204)
async def hide_word(session_id: str, command: HideWord, actor: MayShape, work: Work) -> None:
    """Remove a word from the cloud over the chat, or bring it back."""
    await work.run(service.hide_word, actor, session_id, command)
