"""Commands of templates."""

from app.core.codes import SessionCode
from app.core.schemas import Command
from app.core.text import Description, Title
from app.features.live_sessions.views import RetentionDays


class CreateFromTemplate(Command):
    """Create a draft from a template; without `title` it has the template's.

    The other fields are those of a session without a template.
    """

    title: Title | None = None
    description: Description | None = None
    session_code: SessionCode | None = None
    retention_days: RetentionDays | None = None
