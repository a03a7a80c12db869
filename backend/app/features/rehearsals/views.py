"""Views of rehearsals."""

from app.core.clock import UtcTime
from app.core.schemas import View


class RehearsalView(View):
    """A rehearsal of the session `rehearsed_id` in its copy `session_id`; it ends at `ends_at`.

    So many `people` are simulated.
    """

    session_id: str
    rehearsed_id: str
    people: int
    ends_at: UtcTime


class RunningRehearsal(View):
    """The rehearsal of a session that runs, null if none does."""

    rehearsal: RehearsalView | None
