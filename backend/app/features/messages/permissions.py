"""The roles that may write."""

from app.core.permissions import EVERYBODY, Permission, scopes

SEND = Permission("send_message", EVERYBODY, scopes("messages:write"))
PERMISSIONS = [SEND]
