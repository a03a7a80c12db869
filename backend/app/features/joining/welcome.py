"""`joined_session` for one actor."""

from dataclasses import dataclass
from typing import Any

from app.core.actor import Actor
from app.core.clock import wire_time
from app.core.schemas import Prepared
from app.core.security import verify_token
from app.features.event_log.views import LogPage
from app.features.joining.events import JoinedSession
from app.features.joining.snapshot import Snapshot
from app.realtime.snapshot import Shown


@dataclass(frozen=True, slots=True)
class Welcome:
    """The content for one actor; the shared part was encoded once."""

    snapshot: Snapshot
    actor: Actor
    unkept: Shown  # what is counted outside of the log, and what is made for this actor
    missed: LogPage | None
    new_token: str | None = None

    def event(self, participant_count: int) -> Prepared:
        """The event, with the count of participants at the moment of entering."""
        snapshot, actor = self.snapshot, self.actor
        payload: dict[str, Any] = {
            **snapshot.encoded,
            **self.unkept,
            "me": {
                "id": actor.id,
                "nickname": actor.nickname,
                "role": actor.role,
                **snapshot.parts.own(snapshot.shown, actor),
            },
            "participant_count": participant_count,
            "seq": snapshot.seq,
            "epoch": snapshot.epoch,
        }
        if self.new_token is not None:
            expires_at = wire_time(verify_token(self.new_token).exp)
            payload |= {"token": self.new_token, "expires_at": expires_at}
        if self.missed is not None:
            payload |= self.missed.wire()
        return Prepared(JoinedSession.name, payload)
