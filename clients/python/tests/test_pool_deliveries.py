"""What a pool makes of events that several connections bring, in any order."""

from engagenow_client import LiveClientPool, LiveConfig, LiveEvent
from engagenow_client.live.event import LOGGED

FORM = LOGGED[b'42["message_deleted']


def deleted(seq: int) -> bytes:
    return f'{{"seq":{seq},"id":"{seq}","by_sender":false}}'.encode()


def pool(events: list[LiveEvent]) -> LiveClientPool:
    """A pool that stands before the first event of a log."""
    config = LiveConfig(url="http://127.0.0.1", code="ABC234", nickname="Ada", name="live")
    made = LiveClientPool(config, handler=events.append)
    made.unlogged("one", "joined_session", b'{"seq":0,"epoch":"a"}')
    return made


async def test_what_waits_for_a_gap_and_comes_again_is_a_duplicate() -> None:
    events: list[LiveEvent] = []
    made = pool(events)
    for connection, seq in (("one", 1), ("one", 3), ("two", 3), ("two", 2), ("one", 2)):
        made.logged(connection, FORM, deleted(seq))
    stats = made.stats()
    await made.stop()
    assert [event.data.seq for event in events] == [1, 2, 3]
    assert stats.wins == {"one": 2, "two": 1}
    assert (stats.received, stats.delivered, stats.duplicates) == (6, 3, 2)


async def test_each_event_says_which_connection_brought_it() -> None:
    events: list[LiveEvent] = []
    made = pool(events)
    made.logged("two", FORM, deleted(1))
    made.logged("one", FORM, b'{"mood":1,' + deleted(2)[1:])
    made.unlogged("two", "message_deleted", deleted(3))
    made.unlogged("two", "participant_count", b'{"count":3}')
    await made.stop()
    assert [event.connection for event in events] == ["two", "one", "two", "two"]


async def test_events_of_the_log_in_another_writing_are_told_once() -> None:
    events: list[LiveEvent] = []
    made = pool(events)
    for connection in ("one", "two"):
        made.unlogged(connection, "message_deleted", deleted(1))
    stats = made.stats()
    await made.stop()
    assert [event.connection for event in events] == ["one"]
    assert (stats.wins, stats.duplicates) == ({"one": 1}, 1)


async def test_an_event_without_a_place_is_an_error_and_nobodys_win() -> None:
    events: list[LiveEvent] = []
    made = pool(events)
    made.logged("one", FORM, b'{"seq":"1"}')
    stats = made.stats()
    await made.stop()
    assert events == []
    assert (stats.wins, stats.decode_errors["message_deleted"]) == ({}, 1)
