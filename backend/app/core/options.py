"""What hosts can turn on and off, and set, of one feature in a live session."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from app.core.schemas import Command, View

Stored = Mapping[str, Any]  # all settings of a session, of other features too, ready for JSON


def _as_it_is(after: Stored, _before: Stored) -> Stored:
    return after


def _all_of_them(settings: Stored) -> Stored:
    return settings


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
    """

    switches: type[View] = View
    change_switches: type[Command] = Command
    settings: type[View] = View
    change_settings: type[Command] = Command
    at_first: Stored = field(default_factory=dict)
    changed: Callable[[Stored, Stored], Stored] = _as_it_is
    reused: Callable[[Stored], Stored] = _all_of_them
