"""Keyset cursors: opaque positions in a list sorted by time and id."""

import base64
import binascii
from datetime import UTC, datetime
from typing import Annotated

from pydantic import AfterValidator, Field

from app.core.field_errors import InvalidRequest
from app.core.ids import is_id

MAX_PAGE = 200


def _at_most_a_page(limit: int) -> int:
    return min(limit, MAX_PAGE)


# Whoever asks for more than a page gets a page, and is told that there is more.
PageLimit = Annotated[int, Field(ge=1), AfterValidator(_at_most_a_page)]


def encode_cursor(created_at: datetime, row_id: str) -> str:
    """Return the cursor after one row."""
    return base64.urlsafe_b64encode(f"{created_at.isoformat()} {row_id}".encode()).decode()


def decode_cursor(cursor: str | None) -> tuple[datetime, str] | None:
    """Return the position of `cursor`; None is the beginning.

    Raises:
        InvalidRequest: the cursor is not one of ours.
    """
    if cursor is None:
        return None
    try:
        created_at, row_id = base64.urlsafe_b64decode(cursor.encode()).decode().split(" ")
        moment = datetime.fromisoformat(created_at).astimezone(UTC)
        if not is_id(row_id):
            raise ValueError
    except (ValueError, OverflowError, binascii.Error):
        raise InvalidRequest([{"loc": ("query", "cursor"), "type": "cursor"}]) from None
    return moment, row_id
