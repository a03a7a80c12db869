"""What is seen of health."""

from typing import Literal

from app import __version__
from app.core.wire import View

State = Literal["ok", "unavailable"]


class Alive(View):
    """The process answers."""

    status: Literal["ok"] = "ok"
    version: str = __version__


class Ready(View):
    """Whether each part works, and whether a newcomer should come here."""

    status: State | Literal["draining"]
    database: State
    bus: State
