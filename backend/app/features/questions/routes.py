"""REST routes of questions."""

from typing import Annotated

from fastapi import APIRouter
from pydantic import Field

from app.core.paging import PageLimit
from app.features.questions.changes import changing
from app.features.questions.commands import ChangeQuestion
from app.features.questions.permissions import MayModerate, MayReadQuestions
from app.features.questions.reading import listing
from app.features.questions.reading.listing import ListedState, Wanted
from app.features.questions.views import ListedQuestion, Sort
from app.web.deps import Db, Work

router = APIRouter(prefix="/api/sessions/{session_id}", tags=["questions"])

Offset = Annotated[int, Field(ge=0, le=100_000)]


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


@router.patch("/questions/{question_id}", status_code=204)
async def change_question(
    session_id: str, question_id: str, command: ChangeQuestion, actor: MayModerate, work: Work
) -> None:
    """Answer, hide, let through or refuse, rewrite, label or reply to a question."""
    await work.run(changing.change, actor, session_id, question_id, command)
