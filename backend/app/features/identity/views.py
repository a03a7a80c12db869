"""Views of identity."""

from typing import Literal

from app.core.clock import UtcTime
from app.core.schemas import View


class UserView(View):
    """A presenter, as they see themselves."""

    id: str
    email: str
    name: str


class SignedIn(View):
    """A bearer token for REST and sockets; `expires_in` is in seconds."""

    access_token: str
    token_type: Literal["bearer"] = "bearer"  # noqa: S105 - the scheme's name
    expires_at: UtcTime
    expires_in: int
    user: UserView


class ProviderView(View):
    """A sign-in provider; `label` is its name for people."""

    name: str
    label: str


class SignInWays(View):
    """The ways to sign in here."""

    providers: list[ProviderView]
    test_login: bool
