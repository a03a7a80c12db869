"""Join codes that no other session has, and codes that presenters choose."""

from collections.abc import Callable, Iterator, Sequence
from itertools import product
from typing import ClassVar

from sqlalchemy.ext.asyncio import AsyncSession

from app.core.ids import new_session_code
from app.core.refusal import Refusal
from app.features.live_sessions import policy, repository
from app.features.live_sessions.errors import CodeAlike, CodeReserved, CodeTaken
from app.storage.models import LiveSession

CodeRule = Callable[[str], Refusal | None]  # why nobody may choose a code

# Words of the product, and of whoever runs it: such a code would seem to be theirs.
_RESERVED = frozenset(
    [
        "ADMIN",
        "CODE",
        "DASHBOARD",
        "EMBED",
        "ENGAGENOW",
        "HELP",
        "JOIN",
        "LOGIN",
        "LOGOUT",
        "OFFICIAL",
        "PASSWORD",
        "ROOT",
        "SCREEN",
        "SECURITY",
        "SIGNIN",
        "SIGNUP",
        "SUPPORT",
        "SYSTEM",
    ]
)
_ALIKE = {"0": "0O", "O": "0O", "1": "1I", "I": "1I"}  # which generated codes do not have


class CodeRules:
    """The rules that features declare for codes."""

    of_features: ClassVar[Sequence[CodeRule]] = ()


def declare(rules: Sequence[CodeRule]) -> None:
    """Set the features' rules. Call it once, when all features are imported."""
    CodeRules.of_features = rules


async def free_code(db: AsyncSession, wanted: str | None, own_id: str | None = None) -> str:
    """Return a code that no other joinable session has: the wanted one, if given.

    Raises:
        CodeTaken, CodeAlike: a session other than `own_id` has it, or one that looks the same.
        CodeReserved, Refusal: nobody may choose it.
    """
    if wanted is not None:
        await _check_chosen(db, wanted, own_id)
        return wanted
    code = new_session_code()
    while _refusal(code) or await repository.code_in_use(db, code):
        code = new_session_code()
    return code


async def replace_taken_code(db: AsyncSession, session: LiveSession) -> None:
    """Give an ended session another code if its own is in use by now."""
    if await repository.code_in_use(db, session.session_code):
        session.session_code = await free_code(db, None)
        session.settings = policy.with_code_kept(session.settings, session.status)


async def _check_chosen(db: AsyncSession, code: str, own_id: str | None) -> None:
    refusal = _refusal(code)
    if refusal is not None:
        raise refusal
    used = await repository.codes_in_use(db, list(_alike(code)), own_id)
    if code in used:
        raise CodeTaken
    if used:
        raise CodeAlike


def _refusal(code: str) -> Refusal | None:
    if code in _RESERVED:
        return CodeReserved()
    found = (rule(code) for rule in CodeRules.of_features)
    return next((refusal for refusal in found if refusal is not None), None)


def _alike(code: str) -> Iterator[str]:
    """Return all codes that look like this one, itself among them: at most 4096."""
    return map("".join, product(*(_ALIKE.get(char, char) for char in code)))
