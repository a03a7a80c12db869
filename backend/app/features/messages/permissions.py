"""The roles that may write."""

from app.core.permissions import EVERYBODY, Permission

SEND = Permission("send_message", EVERYBODY)
PERMISSIONS = [SEND]
