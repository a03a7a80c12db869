"""What hosts can turn on and off, and set, of one feature in a live session."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from app.core.schemas import Command, View

Stored = Mapping[str, Any]  # all settings of a session, of other features too, ready for JSON


def _as_it_is(after: Stored, _before: Stored) -> Stored:
    return after


def _all_of_them(settings: Stored) -> Stored:
    return settings


def _always(_status: str, _command: Any) -> None:
    return None


def _no_columns(_settings: Stored) -> Stored:
    return {}


@dataclass(frozen=True, slots=True)
class Options:
    """One feature's switches and settings in a live session.

    Attributes:
        switches: what hosts turn on and off, as stored in a session's `features`.
        change_switches: the command that changes them; no field is required.
        settings: how the feature is set up, as stored in a session's `settings`. The defaults apply
            to sessions that were stored before the setting existed.
        change_settings: the command that changes them; no field is required.
        at_first: the settings of a new session, where they differ from the defaults.
        changed: takes the settings after a change and before it, and returns what is stored.
        reused: takes a session's settings, and returns those of a copy of the session.
        clearable: the settings that an explicit null in the command removes.
        check: takes the session's state and the command, and raises if it may not change now.
        columns: takes a session's settings, and returns what also stands in columns of its own, by
            which the database finds sessions.
        previewed: those settings that are shown to people who have not joined.
    """

    switches: type[View] = View
    change_switches: type[Command] = Command
    settings: type[View] = View
    change_settings: type[Command] = Command
    at_first: Stored = field(default_factory=dict)
    changed: Callable[[Stored, Stored], Stored] = _as_it_is
    reused: Callable[[Stored], Stored] = _all_of_them
    clearable: Collection[str] = ()
    check: Callable[[str, Any], None] = _always
    columns: Callable[[Stored], Stored] = _no_columns
    previewed: type[View] = View
