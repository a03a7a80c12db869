"""REST routes of the word filter."""

from app.features.word_filter import service
from app.features.word_filter.commands import ChangeWords
from app.features.word_filter.permissions import MayRun
from app.features.word_filter.views import OwnWords
from app.web.deps import Db, Work
from app.web.router import Router

router = Router(prefix="/api/sessions/{session_id}", tags=["moderation"])


@router.get("/words")
async def own_words(session_id: str, actor: MayRun, db: Db) -> OwnWords:
    """My own words for the filter of this session."""
    return await service.own_words(db, actor, session_id)


@router.put("/words")
async def change_words(
    session_id: str, command: ChangeWords, actor: MayRun, work: Work
) -> OwnWords:
    """Set my own words for the filter of this session."""
    return await work.run(service.change_words, actor, session_id, command)
