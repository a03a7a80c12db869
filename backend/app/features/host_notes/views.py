"""What hosts see of their notes."""

from app.core.clock import UtcTime
from app.core.schemas import View


class NotesView(View):
    """The notes of a session. Without any `version` is 0 and `updated_at` null."""

    text: str = ""
    version: int = 0
    updated_at: UtcTime | None = None
