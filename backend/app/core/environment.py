"""Settings from environment variables."""

from typing import Any, TypeVar

from pydantic import ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

S = TypeVar("S", bound="EnvironmentSettings")


class EnvironmentSettings(BaseSettings):
    """Settings from environment variables of these names in upper case."""

    # Compose files and .env templates write what is not set as an empty value.
    model_config = SettingsConfigDict(extra="ignore", frozen=True, env_ignore_empty=True)

    @field_validator("*", mode="before")
    @classmethod
    def _text(cls, value: object) -> object:
        if isinstance(value, str) and not value.isascii():
            try:
                value.encode()
            except UnicodeEncodeError:
                raise ValueError("is not text in UTF-8") from None
        return value


def read(settings: type[S], **given: Any) -> S:
    """Read the environment, or exit with one line that says what to set."""
    try:
        return settings(**given)
    except ValidationError as error:
        first = error.errors()[0]
        name = ".".join(str(part) for part in first["loc"]).upper()
        reason = " ".join(first["msg"].removeprefix("Value error, ").split())
        raise SystemExit(
            f"EngageNow does not start: {f'{name}: ' if name else ''}{reason}"
        ) from None
