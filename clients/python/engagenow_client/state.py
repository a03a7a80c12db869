"""The states of every client here."""

from enum import StrEnum


class State(StrEnum):
    """What a client is doing.

    `CONNECTING` ends with the first connection, `RECONNECTING` lasts from the loss of one to the
    next one, pauses included. `DISCONNECTED` is before the start, after the stop, and after the
    last attempt.
    """

    CONNECTING = "connecting"
    CONNECTED = "connected"
    RECONNECTING = "reconnecting"
    DISCONNECTED = "disconnected"
