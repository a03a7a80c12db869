"""Views of tokens."""

from typing import Literal

from app.core.clock import UtcTime
from app.core.schemas import View

Scope = Literal[
    "sessions:read",
    "sessions:write",
    "messages:read",
    "messages:write",
    "activities:write",
    "feeds:write",
    "reports:read",
]


class TokenView(View):
    """A token: what it is called, what programs may do with it, until when.

    `last_used_at` is exact to a minute; null if no program has used it.
    """

    id: str
    name: str
    scopes: list[Scope]
    created_at: UtcTime
    expires_at: UtcTime
    last_used_at: UtcTime | None


class NewToken(TokenView):
    """A new token. `token` itself is shown this once."""

    token: str
