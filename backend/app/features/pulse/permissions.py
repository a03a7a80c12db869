"""The roles that have a pulse: hosts only watch it."""

from app.core.permissions import Permission

SEND_PULSE = Permission("send_pulse", frozenset({"participant"}))
PERMISSIONS = [SEND_PULSE]
