"""Rules of questions: pure functions."""

from collections.abc import Mapping
from datetime import datetime
from math import ceil
from typing import Any

from app.core.actor import Actor
from app.features.live_sessions.policy import check_active
from app.features.questions.errors import AnonymousOff, AskingMuted, QuestionsOff, TooManyQuestions
from app.features.questions.options import QuestionRules, QuestionSwitch


def check_on(status: str, features: Mapping[str, Any], *, is_host: bool) -> None:
    """Check that members may ask: the session is active and questions are on; hosts in a pause.

    Raises:
        SessionNotStarted, SessionPaused, SessionEnded, QuestionsOff: they may not.
    """
    if status != "paused" or not is_host:
        check_active(status)
    check_switched_on(features)


def check_switched_on(features: Mapping[str, Any]) -> None:
    """Check that questions are on in a session's `features`.

    Raises:
        QuestionsOff: they are not.
    """
    if not QuestionSwitch.model_validate(features).questions:
        raise QuestionsOff


def is_anonymous(rules: QuestionRules, *, wanted: bool) -> bool:
    """Return whether a question is anonymous.

    Raises:
        AnonymousOff: it should be, and the session does not allow it.
    """
    if wanted and rules.anonymous == "never":
        raise AnonymousOff
    return wanted or rules.anonymous == "always"


def check_count(actor: Actor, rules: QuestionRules, are_open: int) -> None:
    """Check how many questions a participant has open, held ones included.

    Raises:
        TooManyQuestions: as many as the session allows.
    """
    if not actor.is_host and are_open >= rules.per_person:
        raise TooManyQuestions


def check_may_ask(until: datetime | None, *, muted: bool, now: datetime) -> None:
    """Check a mute of the asker of a question; without an end it holds until it is lifted.

    Raises:
        AskingMuted: it holds.
    """
    if muted and (until is None or until > now):
        raise AskingMuted(None if until is None else ceil((until - now).total_seconds()))
