"""Who comes in: a locked session, a passcode, another code. Who is in stays in."""

from typing import Any

import httpx
import pytest

from fixtures.actors import Connect
from fixtures.live_sessions import active, in_state, join
from fixtures.problems import refused, refused_field

Json = dict[str, Any]


def path(session: Json) -> str:
    return f"/api/sessions/{session['id']}"


async def take(client: httpx.AsyncClient, session: Json, **given: Any) -> httpx.Response:
    body = {"nickname": "하늘", **given}
    return await client.post(f"/api/join/{session['session_code']}", json=body)


async def test_nobody_new_comes_into_a_locked_session(
    presenter: httpx.AsyncClient, anyone: httpx.AsyncClient, connect: Connect
) -> None:
    session = await active(presenter)
    joined = await join(anyone, session, "먼저")
    await presenter.patch(path(session), json={"settings": {"locked": True}})
    refused(await take(anyone, session), 409, "session_locked")
    preview = (await anyone.get(f"/api/join/{session['session_code']}")).json()
    assert (preview["locked"], preview["needs_passcode"]) == (True, False)
    inside = await connect(joined["token"])
    assert (await inside.get(f"{path(session)}/events")).status_code == 200
    await presenter.patch(path(session), json={"settings": {"locked": False}})
    assert (await take(anyone, session)).status_code == 200


async def test_a_passcode_is_asked_for_and_kept_to_itself(
    presenter: httpx.AsyncClient, anyone: httpx.AsyncClient
) -> None:
    session = await active(presenter)
    told = await presenter.patch(path(session), json={"passcode": "Open Sesame"})
    assert told.json()["settings"]["needs_passcode"] is True
    assert "sesame" not in told.text.lower()
    assert "hash" not in told.text
    refused(await take(anyone, session), 403, "passcode_required")
    refused(await take(anyone, session, passcode=""), 403, "passcode_required")
    refused(await take(anyone, session, passcode="open seasame"), 403, "passcode_wrong")
    for number, right in enumerate(("Open Sesame", "opensesame", " OPEN  SESAME ")):
        answer = await take(anyone, session, nickname=f"하늘{number}", passcode=right)
        assert answer.status_code == 200
    await presenter.patch(path(session), json={"passcode": None})
    assert (await take(anyone, session)).status_code == 200


async def test_a_passcode_survives_other_changes(
    presenter: httpx.AsyncClient, anyone: httpx.AsyncClient
) -> None:
    session = await active(presenter)
    await presenter.patch(path(session), json={"passcode": "1234"})
    await presenter.patch(path(session), json={"title": "다른 제목", "settings": {"locked": False}})
    refused(await take(anyone, session), 403, "passcode_required")


@pytest.mark.parametrize("passcode", ["", "abc", " a b c ", "가" * 33, 1234])
async def test_a_malformed_passcode_is_refused(
    presenter: httpx.AsyncClient, passcode: object
) -> None:
    session = await active(presenter)
    answer = await presenter.patch(path(session), json={"passcode": passcode})
    refused(answer, 422, "invalid_request")


def k_of(session: Json) -> str:
    """The key of the session's join link."""
    return str(session["join_url"].partition("?k=")[2])


async def test_another_code_leads_in_and_the_old_one_nowhere(
    presenter: httpx.AsyncClient, anyone: httpx.AsyncClient, connect: Connect
) -> None:
    session = await active(presenter)
    joined = await join(anyone, session, "먼저")
    replaced = (await presenter.post(f"{path(session)}/code", json={})).json()
    assert replaced["session_code"] != session["session_code"]
    assert replaced["join_url"].endswith(f"/{replaced['session_code']}?k={k_of(replaced)}")
    assert k_of(replaced) != k_of(session)
    refused(await take(anyone, session), 404, "session_not_found")
    assert (await take(anyone, replaced)).status_code == 200
    inside = await connect(joined["token"])
    assert (await inside.get(f"{path(session)}/events")).status_code == 200
    old = {"session_code": session["session_code"]}
    assert (await presenter.post(f"{path(session)}/code", json=old)).json()["session_code"] == (
        session["session_code"]
    )


async def test_who_was_removed_learns_no_new_code(
    presenter: httpx.AsyncClient, anyone: httpx.AsyncClient, connect: Connect
) -> None:
    session = await active(presenter)
    joined = await join(anyone, session)
    pictures = [f"{path(session)}/qr.{kind}" for kind in ("svg", "png")]
    for picture in pictures:
        assert (await anyone.get(picture)).status_code == 200
    removal = f"{path(session)}/participants/{joined['participant']['id']}/removal"
    await presenter.put(removal)
    replaced = (await presenter.post(f"{path(session)}/code", json={})).json()
    outside = await connect(joined["token"])
    for known in ("", f"?k={k_of(session)}", "?k=", f"?code={replaced['session_code']}"):
        for picture in pictures:
            refused(await outside.get(picture + known), 404, "session_not_found")
    assert replaced["session_code"] not in (await outside.get(f"{path(session)}/me/data")).text
    for picture in (replaced["qr_code_url"], f"{pictures[1]}?k={k_of(replaced)}"):
        assert (await anyone.get(picture)).status_code == 200
    changed = await presenter.patch(path(session), json={"settings": {"locked": True}})
    assert "code_kept" not in changed.text
    refused(await outside.get(pictures[0]), 404, "session_not_found")


async def test_a_code_in_use_and_a_malformed_one_are_refused(
    presenter: httpx.AsyncClient, stranger: httpx.AsyncClient
) -> None:
    session, other = await active(presenter), await active(stranger)
    taken = {"session_code": other["session_code"]}
    refused(await presenter.post(f"{path(session)}/code", json=taken), 409, "code_taken")
    answer = await presenter.post(f"{path(session)}/code", json={"session_code": "a"})
    refused_field(answer, "session_code", "code_malformed")
    refused(await stranger.post(f"{path(session)}/code", json={}), 404, "session_not_found")


async def test_the_code_of_an_ended_session_stays(presenter: httpx.AsyncClient) -> None:
    session = await in_state(presenter, "ended")
    refused(await presenter.post(f"{path(session)}/code", json={}), 409, "session_ended")
