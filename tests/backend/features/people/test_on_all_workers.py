"""What people are called is so on every worker, for whatever is said after the host's answer."""

from fixtures.two_workers import Talks


async def test_who_was_renamed_has_the_new_name_on_their_next_message(talks: Talks) -> None:
    here, there = talks
    participant = await here.add_participant()
    speaker, listener = await there.enter(participant), await here.enter()
    await here.rest("PUT", f"/participants/{participant.id}/nickname", {"nickname": "민지"})
    assert (await speaker.call("send_message", {"message": "hello"}))["ok"]
    told = await listener.saw("new_message")
    assert told["sender"]["nickname"] == "민지"
    assert (await speaker.saw("participant_renamed"))["seq"] < told["seq"]
