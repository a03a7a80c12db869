"""The roles that may react."""

from app.core.permissions import EVERYBODY, Permission, scopes

SEND = Permission("send_reaction", EVERYBODY, scopes("messages:write"))
PERMISSIONS = [SEND]
