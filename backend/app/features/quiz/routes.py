"""REST routes of quizzes."""

from app.features.activities.views import Activity
from app.features.quiz import service
from app.features.quiz.commands import NextQuestion
from app.features.quiz.permissions import MayMoveOn
from app.web.deps import Work
from app.web.router import Router

router = Router(prefix="/api/sessions/{session_id}/activities", tags=["activities"])


@router.post("/{activity_id}/next")
async def next_question(
    session_id: str, activity_id: str, command: NextQuestion, actor: MayMoveOn, work: Work
) -> Activity:
    """Open a quiz's next question; the one before is closed and revealed, if it is not yet."""
    return await work.run(service.next_question, actor, session_id, activity_id, command)
