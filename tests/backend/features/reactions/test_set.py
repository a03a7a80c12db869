"""A session's own set of reactions: refused by name, changed while people are in the room."""

import httpx
import pytest

from fixtures.activities import refused
from fixtures.live_sessions import create
from fixtures.problems import refused_field
from fixtures.talk import Talk

EIGHT = ["👍", "🎉", "🔥", "💡", "🙏", "😂", "🤔", "🇰🇷"]


@pytest.mark.parametrize(
    ("emoji", "name", "code"),
    [
        ([], "settings.reactions", "too_few_emoji"),
        (EIGHT[:2], "settings.reactions", "too_few_emoji"),
        ([*EIGHT, "🍕"], "settings.reactions", "too_many_emoji"),
        (["👍", "🎉", "👍"], "settings.reactions", "emoji_repeated"),
        (["❤", "❤️", "👍"], "settings.reactions", "emoji_repeated"),
        (["👍", "🎉", "ㅋ"], "settings.reactions.2", "emoji_malformed"),
        (["👍", "🎉🎉", "👏"], "settings.reactions.1", "emoji_malformed"),
        (["👍", "🎉", "7"], "settings.reactions.2", "emoji_malformed"),
    ],
)
@pytest.mark.parametrize("database_kind", ["sqlite"])
async def test_a_set_that_is_none_is_refused(
    presenter: httpx.AsyncClient, emoji: list[str], name: str, code: str
) -> None:
    session = await create(presenter)
    path = f"/api/sessions/{session['id']}"
    response = await presenter.patch(path, json={"settings": {"reactions": emoji}})
    refused_field(response, name, code)
    assert (await presenter.get(path)).json() == session


async def test_nobody_receives_a_refused_set(talk: Talk) -> None:
    member = await talk.enter()
    mark = len(member.received)
    body = {"settings": {"reactions": ["👍", "👎"]}}
    assert await refused(talk, "PATCH", "", body) == (422, "invalid_request")
    await talk.received_nothing(member, since=mark)


@pytest.mark.parametrize("count", [3, 8])
async def test_people_in_the_room_have_a_new_set_at_once(talk: Talk, count: int) -> None:
    member = await talk.enter()
    assert (await member.call("send_reaction", {"emoji": "👏"}))["ok"]
    await talk.rest("PATCH", "", {"settings": {"reactions": EIGHT[:count]}})
    told = await member.saw("session_updated")
    assert told["settings"]["reactions"] == EIGHT[:count]
    assert (await member.call("send_reaction", {"emoji": EIGHT[count - 1]}))["ok"]
    assert (await member.call("send_reaction", {"emoji": "👏"}))["code"] == "emoji_unknown"
    later = await (await talk.enter()).saw("joined_session")
    assert later["session"]["settings"]["reactions"] == EIGHT[:count]
