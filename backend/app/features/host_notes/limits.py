"""How often one host may write notes, which the page stores while they are written."""

from typing import ClassVar

from app.core.limits import LimitSettings
from app.core.rates import Rate, RateSetting
from app.realtime.gateway.limits import SenderLimit


class NotesLimits(LimitSettings):
    """Of one person on one server, whatever the number of tabs."""

    limit_host_notes: RateSetting = Rate(120, 60, 120)

    in_tests: ClassVar = {"limit_host_notes": "10000/second"}
    counted: ClassVar = ("host_notes",)


WRITINGS = SenderLimit(
    "host_notes", lambda settings, _is_host: settings.limits(NotesLimits).limit_host_notes
)
