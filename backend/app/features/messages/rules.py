"""The rules of a session, applied to one message after another, and to what it replies to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple, Protocol

from sqlalchemy.ext.asyncio import AsyncSession

from app.core.actor import Actor
from app.core.clock import utc_now
from app.features.messages import policy, repository
from app.features.messages.errors import ReplyToGone, WordsRefused
from app.features.messages.events import MARKED
from app.features.messages.options import ChatSettings, ChatSwitch
from app.features.word_filter.filter import filter_of
from app.features.word_filter.options import WordFilterSettings
from app.storage.models import LiveSession


class Verdict(NamedTuple):
    """Whether the message waits for approval, and its type."""

    held: bool
    message_type: str


@dataclass
class Rules:
    """The rules of a session whose row is locked; `last_sent` is kept up to date in slow mode."""

    session: LiveSession
    last_sent: dict[str, datetime]

    def __post_init__(self) -> None:
        self._switch = ChatSwitch.model_validate(self.session.features)
        self._settings = ChatSettings.model_validate(self.session.settings)
        self._word_filter = WordFilterSettings.model_validate(self.session.settings)

    def admit(self, actor: Actor, text: str) -> Verdict:
        """Decide about one message.

        Raises:
            Refusal: the chat, the actor's state or the word filter does not allow it.
        """
        now = utc_now()
        policy.check_on(self.session.status, self._switch, is_host=actor.is_host)
        policy.check_not_muted(actor, self.session.muted, now)
        policy.check_may_write(actor, self._settings)
        policy.check_pace(actor, self._settings, self.last_sent.get(actor.id), now)
        found = filter_of(self._word_filter, self.session.words, actor, text)
        if found == "refuse":
            raise WordsRefused
        self.last_sent[actor.id] = now
        held = found == "hold" or policy.holds(actor, self._settings)
        return Verdict(held, MARKED if found == "mark" else "text")


class _Reply(Protocol):
    @property
    def reply_to(self) -> str | None: ...


async def replied_to(db: AsyncSession, session_id: str, sent: Sequence[_Reply]) -> dict[str, int]:
    """Return the positions of those messages that these reply to and that everybody can read.

    Without replies it asks nothing of the database.
    """
    ids = {one.reply_to for one in sent if one.reply_to}
    return await repository.positions(db, session_id, ids) if ids else {}


def reply_columns(reply: _Reply, found: Mapping[str, int]) -> dict[str, Any]:
    """Return what is stored of a reply.

    Raises:
        ReplyToGone: what it replies to is not there for everybody to read.
    """
    if reply.reply_to is None:
        return {"reply_to": None, "reply_to_seq": None}
    if reply.reply_to not in found:
        raise ReplyToGone
    return {"reply_to": reply.reply_to, "reply_to_seq": found[reply.reply_to]}
