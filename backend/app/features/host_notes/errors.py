"""Refusals about notes."""

from app.core.refusal import Refusal


class NotesChanged(Refusal):
    """Another host, or another tab, has changed the notes since they were read."""

    code, status = "notes_changed", 409
    ko = "다른 곳에서 먼저 고친 노트예요."
    en = "These notes were changed somewhere else first."
