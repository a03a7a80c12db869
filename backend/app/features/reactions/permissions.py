"""The roles that may react."""

from app.core.permissions import EVERYBODY, Permission

SEND = Permission("send_reaction", EVERYBODY)
PERMISSIONS = [SEND]
