"""The sign-in providers in the settings."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from pydantic import SecretStr

from app.core.config import Settings, get_settings
from app.core.locale import Locale
from app.features.identity.oauth import profiles
from app.features.identity.oauth.profiles import ReadProfile


@dataclass(frozen=True, slots=True)
class Endpoints:
    """The addresses of a provider without OpenID Connect; `emails` lists addresses."""

    authorization: str
    token: str
    profile: str
    emails: str | None = None


@dataclass(frozen=True, slots=True)
class Provider:
    """One way to sign in: with an `issuer` OpenID Connect, else with `endpoints`."""

    name: str
    ko: str
    en: str
    scope: str
    read: ReadProfile
    issuer: str = ""
    endpoints: Endpoints | None = None
    refuses_in_apps: bool = False
    client_id: str = ""
    client_secret: SecretStr | None = None

    def label(self, locale: Locale) -> str:
        """Return the provider's name for people."""
        return self.ko if locale == "ko" else self.en


_OPENID = "openid email profile"
_KNOWN = [
    Provider(
        name="google",
        ko="Google",
        en="Google",
        scope=_OPENID,
        read=profiles.from_openid,
        issuer="https://accounts.google.com",
        refuses_in_apps=True,
    ),
    Provider(
        name="kakao",
        ko="카카오",
        en="Kakao",
        scope="profile_nickname account_email",
        read=profiles.from_kakao,
        endpoints=Endpoints(
            authorization="https://kauth.kakao.com/oauth/authorize",
            token="https://kauth.kakao.com/oauth/token",  # noqa: S106 - an address
            profile="https://kapi.kakao.com/v2/user/me",
        ),
    ),
    Provider(
        name="naver",
        ko="네이버",
        en="Naver",
        scope="",
        read=profiles.from_naver,
        endpoints=Endpoints(
            authorization="https://nid.naver.com/oauth2.0/authorize",
            token="https://nid.naver.com/oauth2.0/token",  # noqa: S106
            profile="https://openapi.naver.com/v1/nid/me",
        ),
    ),
    Provider(
        name="github",
        ko="GitHub",
        en="GitHub",
        scope="read:user user:email",
        read=profiles.from_github,
        endpoints=Endpoints(
            authorization="https://github.com/login/oauth/authorize",
            token="https://github.com/login/oauth/access_token",  # noqa: S106
            profile="https://api.github.com/user",
            emails="https://api.github.com/user/emails",
        ),
    ),
]


def configured() -> dict[str, Provider]:
    """Return configured providers by name, in the order of display."""
    settings = get_settings()
    return {
        one.name: replace(
            one,
            client_id=client_id,
            client_secret=getattr(settings, f"{one.name}_client_secret"),
        )
        for one in (*_KNOWN, *_own(settings))
        if (client_id := getattr(settings, f"{one.name}_client_id"))
    }


def _own(settings: Settings) -> Iterator[Provider]:
    """Return the configured OpenID Connect issuer, such as a company's own."""
    if settings.oidc_issuer:
        yield Provider(
            name="oidc",
            ko=settings.oidc_name,
            en=settings.oidc_name,
            scope=_OPENID,
            read=profiles.from_openid,
            issuer=settings.oidc_issuer,
        )
