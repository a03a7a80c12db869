"""Commands of live sessions."""

from app.core.codes import SessionCode
from app.core.passcode import Passcode
from app.core.schemas import Command
from app.core.text import Description, Title
from app.features.live_sessions.options import ChangeSettings
from app.features.live_sessions.views import RetentionDays


class CreateLiveSession(Command):
    """Create a draft; without `session_code` it gets a generated code.

    The session is deleted this many days after its end; 0 is at once, null the default.
    """

    title: Title
    description: Description | None = None
    session_code: SessionCode | None = None
    retention_days: RetentionDays | None = None


class EditLiveSession(Command):
    """Change the given fields; an explicit null removes the description or the passcode."""

    title: Title | None = None
    description: Description | None = None
    settings: ChangeSettings | None = None
    passcode: Passcode | None = None


class Pause(Command):
    """Pause: participants cannot write; the note tells them why, or until when."""

    note: Title | None = None


class ReplaceCode(Command):
    """Replace the join code; without `session_code` by a generated one."""

    session_code: SessionCode | None = None


class CarryPasscode(Command):
    """Create a link and QR codes that contain the passcode."""

    passcode: Passcode
