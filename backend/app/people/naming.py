"""Which names nobody may bear in a session."""

from collections.abc import Mapping

from app.core.names import is_reserved, name_key
from app.core.refusal import Refusal
from app.models import LiveSession
from app.participants import errors
from app.word_filter.filter import names_refused


def unfit(session: LiveSession, presenter_name: str, keys: Mapping[str, str]) -> dict[str, Refusal]:
    """Why nobody may bear some of these names, which come with their keys."""
    presenter = name_key(presenter_name)
    reserved = [name for name, key in keys.items() if key == presenter or is_reserved(name)]
    bad = dict.fromkeys(names_refused(session, keys), errors.NicknameRefused())
    return bad | dict.fromkeys(reserved, errors.NicknameReserved())
