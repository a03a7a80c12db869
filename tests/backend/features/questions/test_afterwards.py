"""Questions after the end: answered in writing, and read by whoever has the link, without names."""

from typing import Any

import httpx
import pytest

from fixtures.plain_http import plain_http
from fixtures.problems import refused
from fixtures.server import both_databases
from fixtures.talk import Talk


async def preview(talk: Talk) -> dict[str, Any]:
    """What a newcomer is told of the session."""
    async with plain_http(talk.server.url) as anybody:
        answer = await anybody.get(f"/api/join/{talk.session['session_code']}")
    answer.raise_for_status()
    told: dict[str, Any] = answer.json()
    return told


async def read(talk: Talk, k: str | None = None, **query: Any) -> httpx.Response:
    """What a newcomer is answered who asks for the questions."""
    headers = {"Join-Key": (await preview(talk))["k"] if k is None else k}
    async with plain_http(talk.server.url) as anybody:
        path = f"/api/sessions/{talk.id}/public-questions"
        return await anybody.get(path, headers=headers, params=query)


async def asked(talk: Talk, *texts: str, **more: Any) -> list[str]:
    """Somebody asks this; the ids of the questions."""
    await talk.rest("PATCH", "/features", {"questions": True})
    guest = await talk.enter()
    return [(await guest.call("ask_question", {"text": text, **more}))["id"] for text in texts]


async def test_while_it_runs_there_are_none_to_read_from_outside(talk: Talk) -> None:
    await asked(talk, "why?")
    refused(await read(talk), 409, "session_not_over")
    await talk.rest("POST", "/pause")
    refused(await read(talk), 409, "session_not_over")


@pytest.mark.parametrize("k", ["", "x", "AAAAAAAAAAAA", "가"])
async def test_without_the_link_there_is_nothing(talk: Talk, k: str) -> None:
    await asked(talk, "why?")
    await talk.rest("POST", "/end")
    async with plain_http(talk.server.url) as anybody:
        path = f"/api/sessions/{talk.id}/public-questions"
        answer = await anybody.get(path, headers={"Join-Key": k.encode()} if k else {})
    refused(answer, 404, "session_not_found")


async def test_the_link_of_another_session_is_not_its_own(talk: Talk, other_talk: Talk) -> None:
    await asked(talk, "why?")
    await talk.rest("POST", "/end")
    refused(await read(talk, (await preview(other_talk))["k"]), 404, "session_not_found")
    await talk.rest("DELETE")
    refused(await read(talk, "x"), 404, "session_not_found")


@pytest.mark.parametrize(
    ("path", "body", "status", "code"),
    [
        ("/features", {"questions": False}, 409, "questions_off"),
        ("", {"settings": {"locked": True}}, 409, "session_locked"),
        ("", {"passcode": "1234"}, 403, "passcode_required"),
    ],
)
async def test_what_was_closed_at_the_end_stays_closed(
    talk: Talk, path: str, body: dict[str, Any], status: int, code: str
) -> None:
    await asked(talk, "why?")
    await talk.rest("PATCH", path, body)
    await talk.rest("POST", "/end")
    refused(await read(talk), status, code)


@both_databases
async def test_an_answer_in_writing_is_read_by_whoever_has_the_link(talk: Talk) -> None:
    one, other = await asked(talk, "why?", "how?")
    guest = await talk.enter()
    await guest.call("vote_question", {"id": other, "on": True})
    await talk.rest("POST", "/end")
    answer = {"reply": "Because.", "state": "answered"}
    await talk.rest("PATCH", f"/questions/{one}", answer)
    assert (await guest.saw("question_updated", lambda told: "reply" in told))[
        "reply"
    ] == "Because."
    told = (await read(talk)).json()
    assert [(each["id"], each["votes"]) for each in told] == [(other, 1), (one, 0)]
    assert told[1] == {
        "id": one,
        "text": "why?",
        "state": "answered",
        "votes": 0,
        "label": None,
        "reply": "Because.",
        "marked": False,
    }
    assert [each["id"] for each in (await read(talk, limit=1, offset=1)).json()] == [one]


@both_databases
async def test_what_not_everybody_saw_is_not_there(talk: Talk) -> None:
    shown, hidden = await asked(talk, "shown?", "hidden?")
    await asked(talk, "anonymous?", anonymous=True)
    await talk.rest("PATCH", f"/questions/{hidden}", {"state": "hidden"})
    guest = await talk.enter()
    gone = await guest.call("ask_question", {"text": "withdrawn?"})
    await guest.call("withdraw_question", {"id": gone["id"]})
    await talk.rest("PATCH", "", {"settings": {"questions": {"moderated": True}}})
    await guest.call("ask_question", {"text": "held?"})
    await talk.rest("POST", "/end")
    answer = await read(talk)
    assert sorted(one["text"] for one in answer.json()) == ["anonymous?", "shown?"]
    assert "guest" not in answer.text
    await talk.rest("PATCH", f"/questions/{shown}", {"state": "hidden"})
    assert [one["text"] for one in (await read(talk)).json()] == ["anonymous?"]
