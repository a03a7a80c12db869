"""Two workers store the same reactions once, and tell the same counts, with a bus or without."""

import asyncio

from features.message_reactions.test_reacting import counts, react, said, told
from fixtures.two_workers import Talks


async def test_reactions_on_both_workers_add_up_and_both_tell_all(talks: Talks) -> None:
    near, far = talks
    message = await said(near)
    guests = [await talk.enter() for talk in talks for _ in range(6)]
    listeners = [await talk.present() for talk in talks]
    assert all(ack["ok"] for ack in await asyncio.gather(*(react(one, message) for one in guests)))
    for listener in listeners:
        await told(listener, message, {"👍": 12})
    for talk in talks:
        late = await (await talk.enter()).saw("joined_session")
        assert late["message_reactions"] == {message: {"👍": 12}}
    assert await counts(far, message) == {message: {"👍": 12}}


async def test_one_person_reacts_once_from_two_tabs_at_once(talks: Talks) -> None:
    near, _ = talks
    message, participant = await said(near), await near.add_participant()
    tabs = [await talk.enter(participant) for talk in talks]
    for on in (True, False, True):
        acks = await asyncio.gather(*(react(tab, message, on=on) for tab in tabs))
        assert [ack["on"] for ack in acks] == [on, on]
    for tab in tabs:
        await told(tab, message, {"👍": 1})
