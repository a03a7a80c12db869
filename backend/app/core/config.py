"""Typed settings; production refuses to start with unsafe values."""

import re
from functools import cached_property, lru_cache
from ipaddress import ip_network
from pathlib import Path
from typing import Annotated, Literal, Self, TypeVar, cast

from pydantic import Field, SecretStr, field_validator, model_validator
from pydantic_settings import BaseSettings, NoDecode

from app.core.addresses import redis_address, web_address
from app.core.database_url import async_database_url
from app.core.environment import EnvironmentSettings, read
from app.core.limits import LimitSettings
from app.core.locale import Locale

ROOT = Path(__file__).resolve().parents[3]
MIN_SECRET_BYTES = 32
_PORT = r"[1-9]\d{0,3}|[1-5]\d{4}|6[0-4]\d{3}|65[0-4]\d{2}|655[0-2]\d|6553[0-5]"
_HOST = rf"([a-z0-9._-]+|\[[0-9a-f:]+\])(:({_PORT}))?"
_FEED_HOST = re.compile(rf"(wss?://)?{_HOST}", re.I)
_WEBHOOK_HOST = re.compile(rf"(https?://)?{_HOST}", re.I)
_ORIGIN = re.compile(r"https?://[a-z0-9.-]+(:\d+)?|https?://\[[0-9a-f:]+\](:\d+)?")


L = TypeVar("L", bound=LimitSettings)


class Settings(EnvironmentSettings, BaseSettings):
    """Settings of the whole program; limits are declared by its parts, see `limits`."""

    environment: Literal["development", "test", "production"] = "development"
    database_url: str = f"sqlite+aiosqlite:///{ROOT / 'engagenow.db'}"
    redis_url: str | None = None
    redis_prefix: str = "engagenow"
    secret_key: SecretStr | None = None
    secret_keys_old: Annotated[list[SecretStr], NoDecode] = []
    public_url: str | None = None
    test_login: bool | None = None
    default_locale: Locale = "ko"
    cors_origins: Annotated[list[str], NoDecode] = []
    embed_origins: Annotated[list[str], NoDecode] = []
    feed_hosts: Annotated[list[str], NoDecode] = []
    webhook_hosts: Annotated[list[str], NoDecode] = []
    metrics_token: SecretStr | None = None
    trusted_proxies: Annotated[list[str], NoDecode] = []
    canary: bool = False
    worker_id: str = Field(default="", pattern="^[a-z0-9]*$", max_length=8)

    google_client_id: str | None = None
    google_client_secret: SecretStr | None = None
    github_client_id: str | None = None
    github_client_secret: SecretStr | None = None
    kakao_client_id: str | None = None
    kakao_client_secret: SecretStr | None = None
    naver_client_id: str | None = None
    naver_client_secret: SecretStr | None = None
    oidc_issuer: str | None = None
    oidc_name: str = "OpenID"
    oidc_client_id: str | None = None
    oidc_client_secret: SecretStr | None = None

    access_token_minutes: int = Field(default=15, gt=0, le=60)
    refresh_token_days: int = Field(default=30, gt=0, le=365)
    participant_token_hours: float = Field(default=24, gt=0, le=8760)
    crew_token_hours: int = Field(default=24, gt=0, le=8760)
    invitation_hours: int = Field(default=24, gt=0, le=8760)
    join_deadline_seconds: float = Field(default=8, gt=0, le=3600)
    seat_hold_minutes: float = Field(default=30, gt=0, le=525_600)
    session_max_hours: float = Field(default=12, gt=0, le=8760)
    retention_days: int = Field(default=365, ge=1, le=3650)

    @field_validator("database_url")
    @classmethod
    def _name_the_async_driver(cls, url: str) -> str:
        return async_database_url(url)

    @field_validator(
        "cors_origins",
        "embed_origins",
        "feed_hosts",
        "webhook_hosts",
        "trusted_proxies",
        mode="before",
    )
    @classmethod
    def _split_on_commas(cls, value: object) -> object:
        if isinstance(value, str):
            return [part.strip().rstrip("/") for part in value.split(",") if part.strip()]
        return value

    @field_validator("cors_origins", "embed_origins")
    @classmethod
    def _exact_origins(cls, origins: list[str]) -> list[str]:
        if not all(origin == "*" or _ORIGIN.fullmatch(origin) for origin in origins):
            raise ValueError("name exact origins such as https://talk.example.com")
        return origins

    @field_validator("feed_hosts")
    @classmethod
    def _hosts_of_feeds(cls, hosts: list[str]) -> list[str]:
        if not all(_FEED_HOST.fullmatch(host) for host in hosts):
            raise ValueError("name hosts such as feeds.example.com:443 or ws://10.0.0.5:8080")
        return hosts

    @field_validator("webhook_hosts")
    @classmethod
    def _hosts_of_webhooks(cls, hosts: list[str]) -> list[str]:
        if not all(_WEBHOOK_HOST.fullmatch(host) for host in hosts):
            raise ValueError("name hosts such as hooks.example.com:443 or http://10.0.0.5:8080")
        return hosts

    @field_validator("secret_keys_old", mode="before")
    @classmethod
    def _keys_on_commas(cls, value: object) -> object:
        return [key for key in value.split(",") if key] if isinstance(value, str) else value

    @field_validator("trusted_proxies")
    @classmethod
    def _addresses_of_somebody(cls, proxies: list[str]) -> list[str]:
        if any(ip_network(proxy).prefixlen == 0 for proxy in proxies):
            raise ValueError("name your proxies; who trusts everybody lets anybody be anybody")
        return proxies

    @field_validator("public_url")
    @classmethod
    def _whole_web_address(cls, url: str | None) -> str | None:
        return web_address(url) if url else None

    @field_validator("oidc_issuer")
    @classmethod
    def _web_address(cls, url: str | None) -> str | None:
        return web_address(url, path=True) if url else None

    @field_validator("redis_url")
    @classmethod
    def _whole_redis_address(cls, url: str | None) -> str | None:
        return redis_address(url) if url else None

    @model_validator(mode="after")
    def _refuse_what_production_must_not_have(self) -> Self:
        if self.environment == "production":
            for sentence in self._unsafe():
                raise ValueError(sentence)
        return self

    def _unsafe(self) -> list[str]:
        found = {
            f"set SECRET_KEY to at least {MIN_SECRET_BYTES} random bytes": _is_weak(
                self.secret_key or SecretStr("")
            ),
            f"take keys out of SECRET_KEYS_OLD that have fewer than {MIN_SECRET_BYTES} random "
            "bytes": any(_is_weak(key) for key in self.secret_keys_old),
            "set CORS_ORIGINS to exact origins; * is refused in production": "*"
            in self.cors_origins,
            "set EMBED_ORIGINS to exact origins; * is refused in production": "*"
            in self.embed_origins,
            "set PUBLIC_URL: providers send people back to an exact address": self.has_sign_in
            and self.public_url is None,
            "set OIDC_ISSUER to an https address": (self.oidc_issuer or "").startswith("http://"),
            "unset TEST_LOGIN; the test login does not exist in production": bool(self.test_login),
        }
        return [sentence for sentence, unsafe in found.items() if unsafe]

    def limits(self, declared: type[L]) -> L:
        """Return the limits that a part of the program declares; they are read once.

        Raises:
            SystemExit: one of them is invalid.
        """
        known = self._limits
        if declared not in known:
            known[declared] = read(declared, environment=self.environment)
        return cast("L", known[declared])

    @cached_property
    def _limits(self) -> dict[type[LimitSettings], LimitSettings]:
        """Those that were read; commands ask all the time, and private attributes are slow."""
        return {}

    @property
    def has_sign_in(self) -> bool:
        """Return whether a sign-in provider is configured."""
        return any(
            getattr(self, f"{name}_client_id")
            for name in ("google", "github", "kakao", "naver", "oidc")
        )

    @property
    def has_test_login(self) -> bool:
        """Return whether people may sign in with only an email address; never in production."""
        return self.environment != "production" and self.test_login is not False


def _is_weak(key: SecretStr) -> bool:
    secret = key.get_secret_value()
    return len(secret.encode()) < MIN_SECRET_BYTES or len(set(secret)) < 8


def load_settings() -> Settings:
    """Read the environment, or exit with one line that says what to set."""
    return read(Settings)


@lru_cache
def get_settings() -> Settings:
    """Return the settings of this process, read once."""
    return load_settings()
