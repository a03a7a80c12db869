"""The replay of a session that is over: for its hosts alone, and never more than all could see."""

from typing import Any

import pytest

from fixtures.plain_http import plain_http
from fixtures.problems import refused, refused_field
from fixtures.server import both_databases
from fixtures.talk import Talk

PATHS = ("/replay", "/replay/events")


async def end(talk: Talk) -> None:
    await talk.rest("POST", "/end")


async def events(talk: Talk) -> list[dict[str, Any]]:
    """All that the replay is told, page by page."""
    told: list[dict[str, Any]] = []
    more = True
    while more:
        since = told[-1]["seq"] if told else 0
        page = await talk.rest("GET", f"/replay/events?since={since}")
        told, more = told + page["events"], page["more"]
    return told


@pytest.mark.parametrize("path", PATHS)
async def test_while_it_runs_there_is_none(talk: Talk, path: str) -> None:
    address = f"/api/sessions/{talk.id}{path}"
    refused(await talk.http.get(address), 409, "session_not_over")
    await talk.rest("POST", "/pause")
    refused(await talk.http.get(address), 409, "session_not_over")


@pytest.mark.parametrize("path", PATHS)
async def test_only_hosts_see_it(talk: Talk, other_talk: Talk, path: str) -> None:
    guest = await talk.add_participant()
    await end(talk)
    address = f"/api/sessions/{talk.id}{path}"
    refused(await other_talk.http.get(address), 404, "session_not_found")
    refused(await talk.http.get(f"/api/sessions/none{path}"), 404, "session_not_found")
    async with plain_http(talk.server.url) as http:
        refused(await http.get(address), 401, "not_authenticated")
        http.headers["authorization"] = f"Bearer {guest.token}"
        refused(await http.get(address), 403, "not_allowed")


@pytest.mark.parametrize("since", ["-1", str(2**63)])
async def test_a_position_that_is_none_is_refused(talk: Talk, since: str) -> None:
    await end(talk)
    address = f"/api/sessions/{talk.id}/replay/events?since={since}"
    refused_field(await talk.http.get(address), "since", "out_of_range")


@both_databases
async def test_it_tells_what_everybody_saw_and_when(talk: Talk) -> None:
    await talk.rest("PATCH", "/features", {"questions": True})
    guest, other = await talk.enter(), await talk.enter()
    await guest.call("send_message", {"message": "hello"})
    asked = await guest.call("ask_question", {"text": "why?"})
    await other.call("vote_question", {"id": asked["id"], "on": True})
    await end(talk)
    told = await events(talk)
    assert [one["seq"] for one in told] == [*range(1, len(told) + 1)]
    assert {"session_updated", "new_message", "question_asked"} <= {one["type"] for one in told}
    assert told == sorted(told, key=lambda one: one["at"])
    replay = await talk.rest("GET", "/replay")
    assert replay["votes"] == {asked["id"]: 1}
    assert [one["count"] for one in replay["people"]] == [2, 0]


@both_databases
async def test_what_was_taken_out_is_in_none(talk: Talk) -> None:
    await talk.rest("PATCH", "", {"settings": {"questions": {"moderated": True}}})
    await talk.rest("PATCH", "/features", {"questions": True})
    guest, leaver = await talk.enter(), await talk.add_participant()
    erased = await talk.enter(leaver)
    said = await guest.call("send_message", {"message": "secret one"})
    await erased.call("send_message", {"message": "secret two"})
    await guest.call("ask_question", {"text": "secret three"})
    await talk.rest("PATCH", "", {"settings": {"chat_mode": "hold"}})
    await guest.call("send_message", {"message": "secret four"})
    await talk.rest("DELETE", f"/messages/{said['id']}")
    async with plain_http(talk.server.url) as http:
        http.headers["authorization"] = f"Bearer {leaver.token}"
        (await http.delete(f"/api/sessions/{talk.id}/me")).raise_for_status()
    await end(talk)
    told = await events(talk)
    assert "secret" not in str(told)
    assert not any("topics" in one["data"] for one in told)


async def test_a_long_log_comes_in_pages(talk: Talk) -> None:
    for number in range(3):
        await talk.rest("PATCH", "", {"title": f"title {number}"})
    await end(talk)
    told = await events(talk)
    page = await talk.rest("GET", f"/replay/events?since={told[-2]['seq']}")
    assert page == {"events": told[-1:], "head": told[-1]["seq"], "more": False}
