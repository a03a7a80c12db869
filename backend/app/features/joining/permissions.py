"""The roles that may leave a session for good."""

from app.core.permissions import EVERYBODY, Permission

LEAVE = Permission("leave_session", EVERYBODY)
PERMISSIONS = [LEAVE]
