"""The roles that may join a session, and leave it for good."""

from app.core.permissions import EVERYBODY, READERS, Permission, scopes

# Who is in the room receives everything that participants and hosts read there.
JOIN = Permission("join_session", READERS, scopes("messages:read"))
LEAVE = Permission("leave_session", EVERYBODY, scopes("messages:read"))
PERMISSIONS = [JOIN, LEAVE]
