"""The colour and the logo of a session, and the name of the style sheet that shows them."""

from typing import Annotated

from pydantic import Field

from app.core.options import Options, Stored
from app.core.schemas import Command, View


class BrandingSettings(View):
    """`accent` is a colour such as `#0d6b5b`, `logo` the digest of an image; null if there is none.

    `/api/looks/{look}.css` is the style sheet that shows both; `look` is null if there is neither.
    """

    accent: str | None = None
    logo: str | None = None
    look: str | None = None


class ChangeAccent(Command):
    """`accent` is six hexadecimal digits behind a `#`, or empty for no colour of its own."""

    accent: Annotated[str, Field(pattern=r"^(#[0-9a-fA-F]{6})?$")] | None = None


def with_look(settings: Stored) -> Stored:
    """Return the settings with their colour in one form, and the look that follows."""
    accent = (settings.get("accent") or "").lower() or None
    logo = settings.get("logo")
    if accent is None and logo is None:
        return {**settings, "accent": None, "look": None}
    return {**settings, "accent": accent, "look": f"{(accent or '')[1:]}-{logo or ''}"}


def _changed(after: Stored, _before: Stored) -> Stored:
    return with_look(after)


OPTIONS = Options(settings=BrandingSettings, change_settings=ChangeAccent, changed=_changed)
