"""Ids that databases reject are ids of nothing."""

import pytest

from fixtures.activities import CHOICE, answer, prepare, refused, run
from fixtures.server import both_databases
from fixtures.talk import Talk


@both_databases
@pytest.mark.parametrize("name", ["%00", "%ED%A0%80", "x" * 500, "%27%22"])
async def test_a_path_names_no_activity(talk: Talk, name: str) -> None:
    activity_id = await prepare(talk, CHOICE)
    for method, path in (
        ("GET", f"/activities/{name}"),
        ("POST", f"/activities/{name}/open"),
        ("DELETE", f"/activities/{name}"),
        ("GET", f"/activities/{name}/results"),
    ):
        assert (await refused(talk, method, path))[0] in (404, 422)
    told = await refused(
        talk, "PATCH", f"/activities/{activity_id}/answers/{name}", {"shown": True}
    )
    assert told[0] in (404, 422)


@both_databases
@pytest.mark.parametrize("name", ["\x00", "a\x00", "'; --", "\u200b"])
async def test_a_command_names_no_activity(talk: Talk, name: str) -> None:
    member = await talk.enter()
    activity_id = await run(talk, CHOICE)
    for payload in ({"activity_id": name}, {"activity_id": activity_id, "question_id": name}):
        ack = await member.call("answer", {"answer": "a", **payload})
        assert ack["code"] in ("activity_not_found", "invalid_answer", "invalid_request")
    vote = {"activity_id": name, "answer_id": name, "on": True}
    assert (await member.call("vote_answer", vote))["code"] in (
        "answer_not_found",
        "invalid_request",
    )
    assert (await answer(member, activity_id, "a"))["ok"]
