"""Who takes their data back is silent until they are cut, and no list grows by that."""

from datetime import UTC, datetime, timedelta

from app.core.clock import wire_time
from app.features.moderation.policy import silenced
from app.features.privacy.policy import CUT_WITHIN

NOW = datetime(2026, 11, 21, 9, tzinfo=UTC)


def test_a_participant_is_silent_for_as_long_as_their_sockets_may_live() -> None:
    assert silenced({}, "me", NOW, NOW + CUT_WITHIN) == {"me": wire_time(NOW + CUT_WITHIN)}


def test_what_presenters_muted_stays_and_what_is_over_goes() -> None:
    later, over = wire_time(NOW + timedelta(seconds=1)), wire_time(NOW)
    muted = {"for good": None, "for a while": later, "over": over, "me": None}
    kept = {"for good": None, "for a while": later, "me": wire_time(NOW + CUT_WITHIN)}
    assert silenced(muted, "me", NOW, NOW + CUT_WITHIN) == kept
