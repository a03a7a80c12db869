"""When codes were guessed too often on a day, who types one waits for a host; a link does not."""

from typing import Any

import httpx
import pytest

from app.features.newcomers.ticket import WAIT_SECONDS, Ticket
from app.features.newcomers.waiting_list import waiting_list
from app.main import app
from fixtures.addresses import At, guess
from fixtures.invitations import enlist
from fixtures.live_sessions import Json, active, join
from fixtures.problems import refused
from fixtures.proofs import asked
from fixtures.settings import Configure

pytestmark = pytest.mark.parametrize("database_kind", ["sqlite"])

ME = {"nickname": "나"}


@pytest.fixture(autouse=True)
def told_once(configure: Configure, monkeypatch: pytest.MonkeyPatch) -> None:
    """A fresh day with the limits as nobody has set them, but that one failure is told."""
    monkeypatch.setattr(app.state.realtime.context.limiter, "_windows", {})
    configure(environment="development", limit_all_told_failures="1/day")


@pytest.fixture
async def session(presenter: httpx.AsyncClient, at: At) -> Json:
    """A running session, on a day on which no more failures are told to newcomers."""
    session = await active(presenter)
    guesser = await at()
    while (await guesser.get("/api/join/WRONGX")).status_code == 404:
        guesser.cookies.clear()
    return session


def path_of(session: Json) -> str:
    return f"/api/join/{session['session_code']}"


async def ticket_of(guest: httpx.AsyncClient, path: str, name: str = "나") -> dict[str, str]:
    """The header of who has begun to wait there."""
    problem = refused(await guest.post(path, json={"nickname": name}), 428, "awaiting_host")
    return {"Join-Ticket": problem["ticket"]}


async def shown(session: Json) -> list[Ticket]:
    """Who waits at the session's code."""
    code = session["session_code"]
    waiting = await waiting_list(app.state.realtime.context).waiting([code])
    return list(waiting.get(code, []))


async def admit(host: httpx.AsyncClient, session: Json, *ids: str) -> httpx.Response:
    path = f"/api/sessions/{session['id']}/newcomers/admit"
    return await host.post(path, json={"ids": list(ids)})


async def test_right_and_wrong_codes_are_answered_alike_and_nothing_is_stored(
    session: Json, presenter: httpx.AsyncClient, at: At
):
    seen: list[Any] = []
    for path in (path_of(session), "/api/join/WRONGX", "/api/join/가"):
        guest = await at()
        first = refused(await guest.get(path), 428, "awaiting_host")
        assert "ticket" not in first
        refused(await guest.post(path, json={"nickname": ""}), 422, "invalid_request")
        ticket = await ticket_of(guest, path)
        again = refused(await guest.get(path, headers=ticket), 428, "awaiting_host")
        assert again["ticket"] == ticket["Join-Ticket"]
        posted = refused(await guest.post(path, json=ME, headers=ticket), 428, "awaiting_host")
        seen.append([first, {**again, "ticket": ""}, {**posted, "ticket": ""}])
    assert seen == [seen[0]] * 3
    shown = await presenter.get(f"/api/sessions/{session['id']}")
    assert shown.json()["participant_total"] == 0


async def test_who_has_the_link_or_a_participant_or_joined_before_does_not_wait(
    session: Json, presenter: httpx.AsyncClient, at: At
):
    other = await active(presenter)
    k = {"Join-Key": session["join_url"].partition("?k=")[2]}
    guest = await at()
    token = (await guest.post(path_of(session), json=ME, headers=k)).json()["token"]
    assert (await guest.get(path_of(other))).status_code == 200  # the device is known
    joined_before = await at(token=token)
    assert (await joined_before.get(path_of(session))).json()["session_id"] == session["id"]
    refused(await joined_before.get(path_of(other)), 428, "awaiting_host")


async def test_a_host_sees_the_names_and_lets_in_whom_they_choose(
    session: Json, presenter: httpx.AsyncClient, at: At
):
    guests = [await at() for _ in range(3)]
    names = ["하나", "둘", "셋"]
    path = path_of(session)
    tickets = [
        await ticket_of(guest, path, name) for guest, name in zip(guests, names, strict=True)
    ]
    await ticket_of(await at(), "/api/join/WRONGX", "넷")
    waiting = await shown(session)
    assert [one.nickname for one in waiting] == names
    assert (await admit(presenter, session, waiting[0].id, waiting[2].id)).status_code == 204
    assert [one.nickname for one in await shown(session)] == ["둘"]
    refused(await guests[1].get(path, headers=tickets[1]), 428, "awaiting_host")
    found = (await guests[0].get(path, headers=tickets[0])).json()
    assert found["session_id"] == session["id"]
    joined = await guests[0].post(path, json=ME, headers={"Join-Key": found["k"]})
    assert joined.status_code == 200
    by_ticket = await guests[2].post(path, json={"nickname": "셋"}, headers=tickets[2])
    assert by_ticket.status_code == 200


async def test_only_hosts_let_in_and_only_at_their_own_code(
    session: Json, presenter: httpx.AsyncClient, stranger: httpx.AsyncClient, at: At
):
    k = {"Join-Key": session["join_url"].partition("?k=")[2]}
    joined = (await (await at()).post(path_of(session), json=ME, headers=k)).json()
    guest = await at()
    ticket = await ticket_of(guest, path_of(session), "다른 사람")
    (one,) = await shown(session)
    elsewhere = await active(stranger)
    refused(await admit(await at(), session, one.id), 401, "not_authenticated")
    refused(await admit(await at(token=joined["token"]), session, one.id), 403, "not_allowed")
    refused(await admit(stranger, session, one.id), 404, "session_not_found")
    assert (await admit(stranger, elsewhere, one.id)).status_code == 204
    refused(await admit(presenter, session), 422, "invalid_request")
    refused(await guest.get(path_of(session), headers=ticket), 428, "awaiting_host")
    moderator = await enlist(presenter, session)
    assert (await admit(await at(token=moderator["token"]), session, one.id)).status_code == 204
    assert (await guest.get(path_of(session), headers=ticket)).status_code == 200


async def test_a_ticket_is_good_for_its_own_code_and_not_to_be_made_up(session: Json, at: At):
    path = path_of(session)
    guest = await at()
    other = await ticket_of(guest, "/api/join/WRONGX")
    for made_up in ("x", "가", "W10=.x", other["Join-Ticket"], other["Join-Ticket"][:-1]):
        brought = {b"Join-Ticket": made_up.encode()}
        assert "ticket" not in refused(await guest.get(path, headers=brought), 428, "awaiting_host")


async def test_nobody_waits_for_ever_and_who_typed_a_wrong_code_learns_it_then(
    session: Json, presenter: httpx.AsyncClient, at: At, monkeypatch: pytest.MonkeyPatch
):
    guest = await at()
    paths = [path_of(session), "/api/join/WRONGX"]
    tickets = [await ticket_of(guest, path) for path in paths]
    (one,) = await shown(session)
    late = one.since + WAIT_SECONDS + 1
    monkeypatch.setattr("app.features.newcomers.ticket.time", lambda: late)
    answers = [
        refused(await guest.get(path, headers=ticket), 403, "nobody_let_in")
        for path, ticket in zip(paths, tickets, strict=True)
    ]
    assert answers[0] == answers[1]
    assert (await admit(presenter, session, one.id)).status_code == 204, "a tap is never too late"
    assert (await guest.get(paths[0], headers=tickets[0])).status_code == 200


async def test_to_begin_to_wait_costs_the_work_that_is_asked_for(
    session: Json, at: At, configure: Configure
):
    configure(limit_address_failed_lookups="2/hour")
    talk = await at()
    for _ in range(2):
        await ticket_of(talk, "/api/join/WRONGX")
        talk.cookies.clear()
    refused(await talk.get(path_of(session)), 428, "awaiting_host")
    refused(await talk.post(path_of(session), json=ME), 428, "proof_required")
    assert await shown(session) == []
    answer = await asked(talk, "POST", path_of(session), json=ME)
    ticket = {"Join-Ticket": refused(answer, 428, "awaiting_host")["ticket"]}
    refused(await talk.get(path_of(session), headers=ticket), 428, "awaiting_host")
    assert len(await shown(session)) == 1


async def test_an_address_alone_holds_its_own_newcomers_alone(
    presenter: httpx.AsyncClient, at: At, configure: Configure
):
    configure(limit_all_told_failures="5000/day", limit_address_told_failures="2/day")
    session = await active(presenter)
    talk = await at()
    await guess(talk, 2)
    refused(await talk.get(path_of(session)), 428, "awaiting_host")
    elsewhere = await at()
    assert (await elsewhere.get(path_of(session))).status_code == 200
    assert (await join(elsewhere, session))["token"]
