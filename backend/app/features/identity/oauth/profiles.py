"""Profiles of people at each provider."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from pydantic import TypeAdapter, ValidationError

from app.core.text import PersonName
from app.features.identity.commands import EmailAddress
from app.features.identity.oauth.errors import SignInForged

Json = dict[str, Any]
ReadProfile = Callable[[Json], "Profile"]

_EMAIL: TypeAdapter[str] = TypeAdapter(EmailAddress)
_NAME: TypeAdapter[str] = TypeAdapter(PersonName)


@dataclass(frozen=True, slots=True)
class Profile:
    """A person at a provider; `email` is set only if the provider has verified it."""

    provider_id: str
    email: str | None
    name: str


def from_openid(claims: Json) -> Profile:
    """Read the standard claims of OpenID Connect."""
    verified = claims.get("email_verified") is True
    return _profile(claims.get("sub"), claims.get("email"), verified, claims.get("name"))


def from_github(claims: Json) -> Profile:
    """Read a GitHub user, with their addresses under `emails`."""
    primary: Json = next((one for one in claims.get("emails", []) if one.get("primary")), {})
    verified = primary.get("verified") is True
    name = claims.get("name") or claims.get("login")
    return _profile(claims.get("id"), primary.get("email"), verified, name)


def from_kakao(claims: Json) -> Profile:
    """Read a Kakao user, who chooses what is shared."""
    account = claims.get("kakao_account") or {}
    verified = account.get("is_email_valid") is True and account.get("is_email_verified") is True
    name = (account.get("profile") or {}).get("nickname")
    return _profile(claims.get("id"), account.get("email"), verified, name)


def from_naver(claims: Json) -> Profile:
    """Read a Naver user; their contact address is not verified."""
    user = claims.get("response") or {}
    return _profile(user.get("id"), None, False, user.get("name") or user.get("nickname"))


def _profile(provider_id: object, email: object, verified: bool, name: object) -> Profile:
    if not (isinstance(provider_id, str | int) and 0 < len(str(provider_id)) <= 255):
        raise SignInForged
    address = _valid(_EMAIL, email) if verified else None
    shown = _valid(_NAME, name) or (address or "").split("@")[0] or str(provider_id)[:40]
    return Profile(str(provider_id), address, shown)


def _valid(form: TypeAdapter[str], value: object) -> str | None:
    try:
        return form.validate_python(value)
    except ValidationError:
        return None
