"""The roles that have a pulse: hosts only watch it."""

from app.core.permissions import Permission

FEEL = Permission("send_pulse", frozenset({"participant"}))
PERMISSIONS = [FEEL]
