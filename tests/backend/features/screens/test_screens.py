"""A screen reads one session by a token: it sees what participants see, and sends nothing."""

import httpx
import pytest

from app.features.screens.service import MOST_TOKENS
from fixtures.live_sessions import active
from fixtures.problems import refused
from fixtures.server import both_databases
from fixtures.sockets import ConnectError, Socket
from fixtures.talk import Talk


async def token_of(talk: Talk) -> str:
    return str((await talk.rest("POST", "/screen"))["token"])


async def open_screen(talk: Talk, token: str) -> Socket:
    return await talk.join(await talk.connect(token))


async def test_who_is_no_host_makes_no_token(
    presenter: httpx.AsyncClient, stranger: httpx.AsyncClient, anyone: httpx.AsyncClient
) -> None:
    path = f"/api/sessions/{(await active(presenter))['id']}/screen"
    for method in ("POST", "DELETE"):
        refused(await stranger.request(method, path), 404, "session_not_found")
        refused(await anyone.request(method, path), 401, "not_authenticated")


async def test_there_are_so_many_tokens_and_then_no_more(presenter: httpx.AsyncClient) -> None:
    path = f"/api/sessions/{(await active(presenter))['id']}/screen"
    tokens = {(await presenter.post(path)).json()["token"] for _ in range(MOST_TOKENS)}
    assert len(tokens) == MOST_TOKENS
    refused(await presenter.post(path), 409, "too_many_screens")
    assert (await presenter.delete(path)).status_code == 204
    assert (await presenter.post(path)).status_code == 201


@both_databases
async def test_a_screen_shows_what_participants_see_and_nobody_counts_it(talk: Talk) -> None:
    member = await talk.enter()
    made = await talk.rest("POST", "/screen")
    assert made["link"].endswith(f"/screen/{talk.id}#{made['token']}")
    screen = await open_screen(talk, made["token"])
    joined = await screen.saw("joined_session")
    assert (joined["me"]["role"], joined["participant_count"]) == ("screen", 1)

    await member.call("send_message", {"message": "안녕", "client_id": "1"})
    assert (await screen.saw("new_message"))["message"] == "안녕"
    await talk.rest("PATCH", "", {"settings": {"chat_mode": "hold"}})
    held = await member.call("send_message", {"message": "held", "client_id": "2"})
    assert held["ok"]
    await talk.fence(screen)
    assert "held" not in [told.get("message") for _, told in screen.received]
    log = await talk.http.get(
        f"/api/sessions/{talk.id}/events", headers={"authorization": f"Bearer {made['token']}"}
    )
    assert '"held"' not in log.text


async def test_the_eleventh_socket_of_a_token_is_refused_and_the_others_stay(talk: Talk) -> None:
    token = await token_of(talk)
    screens = [await talk.connect(token) for _ in range(10)]
    with pytest.raises(ConnectError) as refusal:
        await talk.connect(token)
    assert refusal.value.data["data"]["code"] == "too_many_sockets"
    joined = await (await talk.join(screens[0])).saw("joined_session")
    assert joined["me"]["role"] == "screen"
    assert await open_screen(talk, await token_of(talk))


@both_databases
async def test_a_screen_reads_the_way_in_and_nothing_of_hosts_alone(talk: Talk) -> None:
    member = await talk.enter()
    path = f"/api/sessions/{talk.id}/screen"
    headers = {"authorization": f"Bearer {await token_of(talk)}"}
    refused(await talk.http.get(path), 403, "not_allowed")
    refused(await talk.http.get(path[: -len("/screen")], headers=headers), 403, "not_allowed")
    answer = await talk.http.get(path, headers=headers)
    assert answer.status_code == 200
    shown, joined = answer.json(), (await member.saw("joined_session"))["session"]
    way_in = {"qr_code_url", "join_url", "participant_count", "updated_at"}
    assert shown.keys() == joined.keys() | way_in
    assert {name: shown[name] for name in joined} == joined
    assert shown["participant_count"] == 1
    assert f"/join/{shown['session_code']}?k=" in shown["join_url"]


async def test_the_picture_follows_another_code(talk: Talk) -> None:
    headers = {"authorization": f"Bearer {await token_of(talk)}"}
    await talk.rest("POST", "/code", {})
    shown = (await talk.http.get(f"/api/sessions/{talk.id}/screen", headers=headers)).json()
    picture = await talk.http.get(shown["qr_code_url"])
    assert (picture.status_code, picture.headers["content-type"]) == (200, "image/svg+xml")


async def test_a_screen_sends_nothing_and_changes_nothing(talk: Talk) -> None:
    member = await talk.enter()
    token = await token_of(talk)
    screen = await open_screen(talk, token)
    mark = await talk.mark(member)
    for command, payload in (
        ("send_message", {"message": "안녕", "client_id": "1"}),
        ("send_reaction", {"emoji": "👍"}),
        ("leave_session", {}),
    ):
        ack = await screen.call(command, payload)
        assert (ack["ok"], ack["code"]) == (False, "not_allowed"), command
    headers = {"authorization": f"Bearer {token}"}
    told = await talk.http.put(
        f"/api/sessions/{talk.id}/stage", json={"show": "chat"}, headers=headers
    )
    refused(told, 403, "not_allowed")
    await talk.received_nothing(member, since=mark)


@both_databases
async def test_a_revoked_screen_is_told_so_and_cut(talk: Talk) -> None:
    token = await token_of(talk)
    screen = await open_screen(talk, token)
    member = await talk.enter()
    await talk.rest("DELETE", "/screen")
    assert (await screen.saw("removed"))["code"] == "screen_revoked"
    await screen.hung_up()
    again = await (await talk.connect(token)).call("join_session", {"session_id": talk.id})
    assert (again["ok"], again["code"]) == (False, "screen_revoked")
    await talk.fence(member)
    assert (await open_screen(talk, await token_of(talk))).received


async def test_a_token_opens_no_other_session(talk: Talk, other_talk: Talk) -> None:
    socket = await talk.connect(await token_of(other_talk))
    ack = await socket.call("join_session", {"session_id": talk.id})
    assert (ack["ok"], ack["code"]) == (False, "session_not_found")
