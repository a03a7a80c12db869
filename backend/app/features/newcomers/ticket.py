"""The ticket of a waiting newcomer: who they are, and which code they typed."""

import hmac
import json
import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from time import time

from app.core.secret import derived_keys

WAIT_SECONDS = 300  # then who typed a wrong code learns that nobody let them in
_LABEL = "newcomer's ticket"
_MOST_LENGTH = 4096


@dataclass(frozen=True, slots=True)
class Ticket:
    """A newcomer at one code, right or wrong; `since` is in seconds of the Unix epoch."""

    code: str
    id: str
    nickname: str
    since: float

    @property
    def text(self) -> str:
        """Return the signed form, fit for a header."""
        fields = [self.code, self.id, self.nickname, self.since]
        payload = urlsafe_b64encode(json.dumps(fields).encode()).decode()
        return f"{payload}.{_signature(derived_keys(_LABEL)[0], payload)}"

    @property
    def is_over(self) -> bool:
        """Return whether the newcomer has waited for the maximum time."""
        return time() > self.since + WAIT_SECONDS


def new_ticket(code: str, nickname: str) -> Ticket:
    """Return a ticket for a newcomer who begins to wait."""
    return Ticket(code, secrets.token_urlsafe(12), nickname, round(time(), 3))


def read_ticket(text: str, code: str) -> Ticket | None:
    """Return the ticket if we signed it for this code, else None."""
    payload, _, signature = text[:_MOST_LENGTH].encode("ascii", "replace").decode().rpartition(".")
    given = [_signature(key, payload) for key in derived_keys(_LABEL)]
    if not any(hmac.compare_digest(one, signature) for one in given):
        return None
    ticket = Ticket(*json.loads(urlsafe_b64decode(payload)))
    return ticket if ticket.code == code else None


def _signature(key: bytes, payload: str) -> str:
    return urlsafe_b64encode(hmac.digest(key, payload.encode(), "sha256")[:18]).decode()
