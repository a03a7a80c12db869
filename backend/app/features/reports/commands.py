"""What may be asked about reports."""

from typing import Annotated, Literal

from pydantic import Field

from app.core.schemas import Command

ReportFormat = Literal["html", "json", "csv", "xlsx"]


class MakeReport(Command):
    """A report with the `chat`, or without; `anonymous` names nobody.

    Its times are those of a zone that is `utc_offset` minutes ahead of UTC.
    """

    format: ReportFormat
    chat: bool = False
    anonymous: bool = False
    utc_offset: Annotated[int, Field(ge=-14 * 60, le=14 * 60)] = 0
