"""Events of reports."""

from typing import ClassVar

from app.core.audience import HOSTS, Audience
from app.core.clock import UtcTime
from app.core.schemas import Event, SessionEvent
from app.features.reports.commands import ReportFormat


class ReportReady(SessionEvent):
    """The presenter's link to a report is good `until` then; only the presenter receives it."""

    name: ClassVar[str] = "report_ready"
    audience: ClassVar[Audience] = HOSTS
    id: str
    format: ReportFormat
    chat: bool
    anonymous: bool
    until: UtcTime


EVENTS: list[type[Event]] = [ReportReady]
