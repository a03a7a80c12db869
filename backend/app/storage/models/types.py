"""Column types and keys shared by the tables."""

from datetime import UTC, datetime
from typing import Annotated, Any

import orjson
from sqlalchemy import DateTime, ForeignKey, String, Text
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import mapped_column
from sqlalchemy.types import TypeDecorator

from app.core.clock import utc_now
from app.core.ids import new_id


class UtcDateTime(TypeDecorator[datetime]):
    """A UTC time, timezone-aware on every database, SQLite included."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> Any:  # noqa: ARG002
        """Convert to UTC; a naive datetime is a programming error."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("naive datetime")
        return value.astimezone(UTC)

    def result_processor(self, dialect: Dialect, coltype: object) -> Any:
        """Leave what asyncpg reads as it is: it is in UTC."""
        return None if dialect.driver == "asyncpg" else super().result_processor(dialect, coltype)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Add the zone, which SQLite does not store."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class JsonText(TypeDecorator[Any]):
    """JSON as text, which databases compare and group, unlike their own JSON."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str:  # noqa: ARG002
        """Write JSON; equal values have one spelling if dictionaries have one order."""
        return orjson.dumps(value).decode()

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:  # noqa: ARG002
        """Read JSON."""
        return None if value is None else orjson.loads(value)


class IdText(TypeDecorator[str]):
    """An id. Whoever asks for a text that PostgreSQL cannot hold finds nothing."""

    impl = String(32)
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """Replace what is no id by the empty text, which no row has as its id."""
        if value is None or (value.isascii() and "\0" not in value):
            return value
        return ""


Id = Annotated[str, mapped_column(IdText, primary_key=True, default=new_id)]
Moment = Annotated[datetime, mapped_column(UtcDateTime)]
CreatedAt = Annotated[datetime, mapped_column(UtcDateTime, default=utc_now)]
SessionId = Annotated[
    str, mapped_column(String(32), ForeignKey("live_sessions.id", ondelete="CASCADE"))
]
