"""What newcomers are shown is kept, and moved along by what the room hears."""

from app.core.fact import Fact
from app.features.joining.snapshot import NEWEST_MESSAGES, Snapshot
from app.features.live_sessions.events import SessionUpdated
from app.features.messages.events import NewMessage

EMPTY = Snapshot(
    seq=3, session={"id": "x", "title": "전", "status": "active"}, messages=(), older=False
)


def message(seq: int) -> Fact:
    return Fact(NewMessage.name, seq, {"seq": seq, "message": str(seq)})


def test_a_message_is_shown_at_the_end():
    after = EMPTY.after(message(4)).after(message(5))
    assert (after.seq, [shown["seq"] for shown in after.messages]) == (5, [4, 5])
    assert not after.older


def test_only_the_newest_messages_are_shown_and_that_there_are_older_ones():
    after = EMPTY
    for seq in range(4, 4 + NEWEST_MESSAGES + 1):
        after = after.after(message(seq))
    assert [shown["seq"] for shown in after.messages] == list(range(5, 5 + NEWEST_MESSAGES))
    assert after.older
    assert after.after(message(after.seq + 1)).older


def test_a_change_of_the_session_is_shown_and_what_it_does_not_tell_stays():
    told = {"seq": 4, "title": "후", "status": "paused"}
    after = EMPTY.after(Fact(SessionUpdated.name, 4, told))
    assert after.session == {"id": "x", "title": "후", "status": "paused"}
    assert after.seq == 4


def test_a_fact_of_a_later_version_moves_the_position_alone():
    after = EMPTY.after(Fact("of_a_later_version", 4, {"seq": 4}))
    assert (after.seq, after.session, after.messages) == (4, EMPTY.session, ())


def test_a_snapshot_does_not_change_under_who_was_shown_it():
    EMPTY.after(message(4))
    assert (EMPTY.seq, EMPTY.messages) == (3, ())
