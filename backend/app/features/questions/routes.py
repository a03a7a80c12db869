"""REST routes of questions."""

from typing import Annotated

from fastapi import Depends, Header
from pydantic import Field

from app.core.paging import PageLimit
from app.core.permissions import anybody
from app.features.moderation.commands import MuteParticipant
from app.features.questions.changes import asker_mutes, changing, merging, promoting
from app.features.questions.commands import ChangeQuestion, MergeQuestion
from app.features.questions.permissions import MayModerate, MayReadQuestions
from app.features.questions.reading import afterwards, listing
from app.features.questions.reading.listing import ListedState, Wanted
from app.features.questions.views import ListedQuestion, MutedAsker, PublicQuestion, Question, Sort
from app.web.deps import Db, Work
from app.web.router import Router

router = Router(prefix="/api/sessions/{session_id}", tags=["questions"])

Offset = Annotated[int, Field(ge=0, le=100_000)]
JoinKey = Annotated[str, Header(description="The `k` of the join link.", max_length=64)]


@router.get("/questions")
async def questions(
    session_id: str,
    actor: MayReadQuestions,
    db: Db,
    sort: Sort = "votes",
    state: ListedState | None = None,
    mine: bool = False,
    limit: PageLimit = 200,
    offset: Offset = 0,
) -> list[ListedQuestion]:
    """The questions that are shown, or those in one state; with `mine` my own, in all states.

    `unanswered` are those with most votes that have no answer yet. Only hosts see those of others
    that are held, refused or hidden.
    """
    wanted = Wanted(sort, state, mine, limit, offset)
    return await listing.listed(db, actor, session_id, wanted)


@router.get("/public-questions", dependencies=[Depends(anybody)])
async def public_questions(
    session_id: str,
    db: Db,
    join_key: JoinKey = "",
    limit: PageLimit = 200,
    offset: Offset = 0,
) -> list[PublicQuestion]:
    """Questions and answers of a session that is over, to whoever has its link: without names."""
    return await afterwards.public(db, session_id, join_key, limit, offset)


@router.patch("/questions/{question_id}", status_code=204)
async def change_question(
    session_id: str, question_id: str, command: ChangeQuestion, actor: MayModerate, work: Work
) -> None:
    """Answer, hide, let through or refuse, rewrite, label or reply to a question."""
    await work.run(changing.change, actor, session_id, question_id, command)


@router.post("/questions/{question_id}/merge", status_code=204)
async def merge_question(
    session_id: str, question_id: str, command: MergeQuestion, actor: MayModerate, work: Work
) -> None:
    """Merge a question into another one: votes join, each person's once."""
    await work.run(merging.merge, actor, session_id, question_id, command)


@router.post("/messages/{message_id}/promote")
async def promote_message(
    session_id: str, message_id: str, actor: MayModerate, work: Work
) -> Question:
    """Make a question of a chat message; once more returns the same question."""
    return await work.run(promoting.promote, actor, session_id, message_id)


@router.get("/questions/muted")
async def muted_askers(session_id: str, actor: MayModerate, db: Db) -> list[MutedAsker]:
    """Who may not ask, by a question of theirs, 200 at most; without a name if it is anonymous."""
    return await asker_mutes.muted(db, actor, session_id)


@router.put("/questions/{question_id}/mute", status_code=204)
async def mute_asker(
    session_id: str, question_id: str, command: MuteParticipant, actor: MayModerate, work: Work
) -> None:
    """Let whoever asked this ask nothing, for some minutes or until the mute is lifted."""
    await work.run(asker_mutes.mute, actor, session_id, question_id, command)


@router.delete("/questions/{question_id}/mute", status_code=204)
async def unmute_asker(session_id: str, question_id: str, actor: MayModerate, work: Work) -> None:
    """Let whoever asked this ask again."""
    await work.run(asker_mutes.unmute, actor, session_id, question_id)
