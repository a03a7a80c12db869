"""Views of one's own data."""

from collections.abc import Iterable, Sequence
from typing import Any

from pydantic import create_model

from app.core.clock import UtcTime
from app.core.schemas import View
from app.features.live_sessions.options import Features, SessionSettings
from app.features.live_sessions.views import Status
from app.storage.own_data import Export


class AccountView(View):
    """A presenter's account; `providers` are the ways in which they sign in."""

    id: str
    email: str
    name: str
    created_at: UtcTime
    providers: list[str]


class SessionData(View):
    """One of a presenter's sessions."""

    id: str
    title: str
    description: str | None
    session_code: str
    status: Status
    features: Features
    settings: SessionSettings
    words: list[str]
    created_at: UtcTime
    started_at: UtcTime | None
    ended_at: UtcTime | None


def participant_form(exports: Sequence[Export]) -> type[View]:
    """Return the schema of everything that a session stores about one participant."""
    about = "All that a live session has of one participant. Reactions are counted without names."
    fields = _fields(export for export in exports if export.of_participant)
    return create_model("OwnData", __base__=View, __doc__=about, **fields)


def account_form(exports: Sequence[Export]) -> type[View]:
    """Return the schema of all of a presenter's data: the account and every session."""
    session = create_model(
        "OwnSessionData",
        __base__=SessionData,
        __doc__="One of a presenter's sessions, with what they said in it themselves.",
        **_fields(export for export in exports if export.of_presenter),
    )
    return create_model(
        "AccountData",
        __base__=View,
        __doc__="All that is a presenter's own: the account and what belongs to it, every session.",
        account=AccountView,
        sessions=(list[session], ...),
        **_fields(export for export in exports if export.of_account),
    )


def _fields(exports: Iterable[Export]) -> dict[str, Any]:
    return {export.name: (export.form, ...) for export in exports}
