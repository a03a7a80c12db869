"""Rules of changing what one wrote: pure functions."""

from datetime import datetime, timedelta

from app.features.own_messages.errors import EditTooLate

EDITABLE = timedelta(minutes=5)


def check_editable(sent_at: datetime, now: datetime) -> None:
    """Check that a message sent at this time may be edited now.

    Raises:
        EditTooLate: it was sent more than five minutes ago.
    """
    if now - sent_at > EDITABLE:
        raise EditTooLate
