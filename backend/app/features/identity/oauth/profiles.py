"""Profiles of people at each provider."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from pydantic import TypeAdapter, ValidationError

from app.core.text import PersonName
from app.features.identity.commands import EmailAddress
from app.features.identity.oauth.errors import SignInForged

Said = dict[str, Any]
ReadProfile = Callable[[Said], "Profile"]

_EMAIL: TypeAdapter[str] = TypeAdapter(EmailAddress)
_NAME: TypeAdapter[str] = TypeAdapter(PersonName)


@dataclass(frozen=True, slots=True)
class Profile:
    """A person at a provider; `email` is set only if the provider has verified it."""

    provider_id: str
    email: str | None
    name: str


def from_openid(said: Said) -> Profile:
    """Read the standard claims of OpenID Connect."""
    verified = said.get("email_verified") is True
    return _profile(said.get("sub"), said.get("email"), verified, said.get("name"))


def from_github(said: Said) -> Profile:
    """Read a GitHub user, with their addresses under `emails`."""
    primary: Said = next((one for one in said.get("emails", []) if one.get("primary")), {})
    verified = primary.get("verified") is True
    name = said.get("name") or said.get("login")
    return _profile(said.get("id"), primary.get("email"), verified, name)


def from_kakao(said: Said) -> Profile:
    """Read a Kakao user, who chooses what is shared."""
    account = said.get("kakao_account") or {}
    verified = account.get("is_email_valid") is True and account.get("is_email_verified") is True
    name = (account.get("profile") or {}).get("nickname")
    return _profile(said.get("id"), account.get("email"), verified, name)


def from_naver(said: Said) -> Profile:
    """Read a Naver user; their contact address is not verified."""
    user = said.get("response") or {}
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
