"""A sign-in in progress, stored in its own cookie."""

import re
import secrets
from datetime import timedelta
from typing import Literal, Self

from authlib.oauth2.rfc7636 import create_s256_code_challenge
from pydantic import BaseModel, ConfigDict, TypeAdapter

from app.core.security import create_token, read_token

LIFETIME = timedelta(minutes=10)
HOME = "/dashboard"
_OWN_PAGE = re.compile(r"/dashboard|/(?:sessions|screen)/[A-Za-z0-9_-]{1,64}", re.ASCII)


class Transaction(BaseModel):
    """What the answer must match: `sub` is the provider's name, the rest is secret."""

    model_config = ConfigDict(frozen=True)

    aud: Literal["sign_in"]
    sub: str
    state: str
    nonce: str
    verifier: str
    next: str

    @classmethod
    def start(cls, provider: str, wanted: str) -> Self:
        """Start a sign-in; `wanted` is the page to open afterwards."""
        return cls(
            aud="sign_in",
            sub=provider,
            state=secrets.token_urlsafe(32),
            nonce=secrets.token_urlsafe(32),
            verifier=secrets.token_urlsafe(48),
            next=own_page(wanted),
        )

    @property
    def challenge(self) -> str:
        """Return the PKCE challenge of the verifier (S256)."""
        challenge: str = create_s256_code_challenge(self.verifier)
        return challenge

    def sign(self) -> str:
        """Return the cookie's token."""
        return create_token(self.model_dump(exclude={"aud"}), "sign_in", LIFETIME)


_TRANSACTION = TypeAdapter(Transaction)


def read(token: str) -> Transaction:
    """Return what `sign` made a token of; raises like `read_token`."""
    return read_token(token, _TRANSACTION)


def own_page(wanted: str) -> str:
    """Return the path if it is one of our pages, else the dashboard's."""
    return wanted if _OWN_PAGE.fullmatch(wanted) else HOME
