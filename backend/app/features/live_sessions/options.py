"""The switches and settings of a live session, put together from what features declare."""

from collections.abc import Sequence
from typing import Any, ClassVar

from app.core.assembled import Assembled
from app.core.options import Options, Stored
from app.core.schemas import Command, View
from app.storage.models import LiveSession

CODE_KEPT = "code_kept"  # not part of what members are shown


class Features(View, Assembled):
    """What members may do while the session is active."""


class ChangeFeatures(Command, Assembled):
    """Turn features on or off; others stay as they are."""


class SessionSettings(View, Assembled):
    """How the session is set up."""

    options: ClassVar[Sequence[Options]] = ()


class ChangeSettings(Command, Assembled):
    """Change settings; others stay as they are."""


class PreviewedSettings(View, Assembled):
    """What people may know of the settings who have not joined."""


class EntrySettings(View):
    """Nobody new comes in while it is `locked`, and only with the passcode if it `needs_passcode`.

    `pause_note` is what hosts let participants know during a pause. In a `rehearsal` all
    participants are simulated.
    """

    locked: bool = False
    needs_passcode: bool = False
    pause_note: str | None = None
    rehearsal: bool = False


class ChangeEntry(Command):
    """`locked` says whether newcomers may not join."""

    locked: bool | None = None


def _reused(settings: Stored) -> Stored:
    own = ("locked", "pause_note", "rehearsal", CODE_KEPT)
    return {name: value for name, value in settings.items() if name not in own}


OPTIONS = Options(settings=EntrySettings, change_settings=ChangeEntry, reused=_reused)


def declare(options: Sequence[Options]) -> None:
    """Set the fields of the five schemas. Call it once, when all features are imported."""
    Features.assemble(one.switches for one in options)
    ChangeFeatures.assemble(one.change_switches for one in options)
    SessionSettings.assemble(one.settings for one in options)
    ChangeSettings.assemble(one.change_settings for one in options)
    PreviewedSettings.assemble(one.previewed for one in options)
    SessionSettings.options = options


def settings_at_first() -> dict[str, Any]:
    """Return the settings of a new session."""
    values: dict[str, Any] = {}
    for one in SessionSettings.options:
        values |= one.at_first
    return SessionSettings.model_validate(values).wire()


def change_settings(session: LiveSession, command: ChangeSettings) -> None:
    """Change a session's settings; those that the command does not name stay as they are.

    Raises:
        Refusal: a feature does not allow it in this state, or not this.
    """
    before: Stored = session.settings
    after: Stored = {**before, **command.model_dump(exclude_none=True)}
    for one in SessionSettings.options:
        one.check(session.status, command)
        after = one.changed({**after, **_cleared(one, command)}, before)
    session.settings = {**after}
    for one in SessionSettings.options:
        for column, value in one.columns(after).items():
            setattr(session, column, value)


def _cleared(one: Options, command: ChangeSettings) -> Stored:
    given = command.model_fields_set.intersection(one.clearable)
    return {name: None for name in given if getattr(command, name) is None}


def reused_settings(settings: Stored) -> dict[str, Any]:
    """Return settings for a new session, without those about this one's people and times."""
    for one in SessionSettings.options:
        settings = one.reused(settings)
    return {**settings}
