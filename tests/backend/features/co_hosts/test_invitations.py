"""Invitations: good once, for a while, and until they are taken back."""

import asyncio
from datetime import timedelta

import httpx
import pytest
from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from app.core.clock import utc_now
from app.core.security import verify_token
from app.features.co_hosts.invitations import MOST_OPEN
from app.storage.models import CoHost
from fixtures.invitations import co_hosts_of, enlist, invite, take
from fixtures.live_sessions import active, create, in_state, join
from fixtures.problems import refused, refused_field

UNKNOWN = {"link": "#" + "A" * 32}
NOBODY = "0" * 32


async def expire(db: AsyncSession) -> None:
    """Let every invitation be over."""
    await db.execute(update(CoHost).values(expires_at=utc_now() - timedelta(seconds=1)))
    await db.commit()


async def test_unknown_used_expired_and_revoked_invitations_get_one_answer(
    presenter: httpx.AsyncClient, anyone: httpx.AsyncClient, db: AsyncSession
):
    session = await create(presenter)
    used, revoked, expired = [await invite(presenter, session) for _ in range(3)]
    assert (await take(anyone, used, "하나")).status_code == 200
    await presenter.delete(f"/api/sessions/{session['id']}/crew/{revoked['id']}")
    await expire(db)
    answers = [await take(anyone, one, "둘") for one in (UNKNOWN, used, revoked, expired)]
    problems = [refused(answer, 404, "invitation_invalid") for answer in answers]
    assert problems == [problems[0]] * 4
    assert [one["name"] for one in await co_hosts_of(presenter, session)] == ["하나"]


@pytest.mark.parametrize("invitation", ["", "x", "A" * 100, "가", "../../x", "\u0000"])
async def test_what_is_no_secret_is_unknown(anyone: httpx.AsyncClient, invitation: str):
    body = {"invitation": invitation, "name": "나"}
    refused(await anyone.post("/api/invitations", json=body), 404, "invitation_invalid")


@pytest.mark.parametrize(
    ("body", "name", "code"),
    [
        ({"name": "나"}, "invitation", "missing"),
        ({"invitation": 7, "name": "나"}, "invitation", "wrong_type"),
        ({"invitation": "A" * 101, "name": "나"}, "invitation", "too_long"),
        ({"invitation": "A"}, "name", "missing"),
        ({"invitation": "A", "name": "\u200b"}, "name", "empty"),
        ({"invitation": "A", "name": "가" * 21}, "name", "too_long"),
        ({"invitation": "A", "name": "나", "role": "presenter"}, "role", "unknown_field"),
    ],
)
@pytest.mark.parametrize("database_kind", ["sqlite"])
async def test_a_malformed_acceptance_is_refused(
    anyone: httpx.AsyncClient, body: dict, name: str, code: str
):
    refused_field(await anyone.post("/api/invitations", json=body), name, code)


@pytest.mark.parametrize("role", ["presenter", "participant", "owner", "", None, 7])
@pytest.mark.parametrize("database_kind", ["sqlite"])
async def test_only_crew_can_be_invited(presenter: httpx.AsyncClient, role: object):
    session = await create(presenter)
    path = f"/api/sessions/{session['id']}/invitations"
    assert (await presenter.post(path, json={"role": role})).status_code == 422
    assert await co_hosts_of(presenter, session) == []


async def test_names_of_others_are_refused_and_the_invitation_stays_good(
    presenter: httpx.AsyncClient, anyone: httpx.AsyncClient
):
    session = await active(presenter)
    await join(anyone, session, "하늘")
    await enlist(presenter, session, name="바다")
    invitation = await invite(presenter, session)
    for name, code in (
        ("하늘", "nickname_taken"),
        ("바 다", "nickname_taken"),
        (session["presenter_name"], "nickname_reserved"),
        ("개새끼", "nickname_refused"),
    ):
        refused(await take(anyone, invitation, name), 400, code)
    assert (await take(anyone, invitation, "진행자")).status_code == 200
    path = f"/api/join/{session['session_code']}"
    refused(await anyone.post(path, json={"nickname": "바다"}), 400, "nickname_taken")


async def test_a_session_that_has_ended_takes_no_crew(
    presenter: httpx.AsyncClient, anyone: httpx.AsyncClient
):
    session = await active(presenter)
    invitation = await invite(presenter, session)
    await presenter.post(f"/api/sessions/{session['id']}/end")
    refused(await take(anyone, invitation), 410, "session_ended")
    path = f"/api/sessions/{session['id']}/invitations"
    refused(await presenter.post(path, json={"role": "moderator"}), 409, "session_ended")


async def test_so_many_invitations_can_be_open_and_no_more(
    presenter: httpx.AsyncClient, anyone: httpx.AsyncClient
):
    session = await create(presenter)
    open_ones = [await invite(presenter, session) for _ in range(MOST_OPEN)]
    path = f"/api/sessions/{session['id']}/invitations"
    refused(await presenter.post(path, json={"role": "moderator"}), 409, "too_many_invitations")
    await take(anyone, open_ones[0])
    await invite(presenter, session)


async def test_of_many_who_take_an_invitation_at_once_one_gets_it(
    presenter: httpx.AsyncClient, anyone: httpx.AsyncClient
):
    session = await active(presenter)
    invitation = await invite(presenter, session)
    answers = await asyncio.gather(*(take(anyone, invitation, f"사람 {n}") for n in range(8)))
    assert sorted(answer.status_code for answer in answers) == [200] + [404] * 7
    assert [one["state"] for one in await co_hosts_of(presenter, session)] == ["joined"]


async def test_of_two_who_want_a_name_at_once_one_gets_it(
    presenter: httpx.AsyncClient, anyone: httpx.AsyncClient
):
    session = await active(presenter)
    open_ones = [await invite(presenter, session) for _ in range(4)]
    answers = await asyncio.gather(*(take(anyone, one, "도우미") for one in open_ones))
    assert sorted(answer.status_code for answer in answers) == [200, 400, 400, 400]


@pytest.mark.parametrize("role", ["co_presenter", "moderator"])
async def test_an_invitation_is_a_link_that_no_server_receives_and_its_picture(
    presenter: httpx.AsyncClient, db: AsyncSession, role: str
):
    session = await create(presenter)
    invitation = await invite(presenter, session, role)
    address, _, secret = invitation["link"].partition("#")
    assert address == "http://engagenow.test/crew"
    assert len(secret) >= 32
    assert invitation["qr_svg"].startswith("<svg")
    assert (invitation["role"], invitation["expires_at"][-1]) == (role, "Z")
    (stored,) = await db.scalars(select(CoHost))
    assert secret not in f"{stored.columns()}"
    (listed,) = await co_hosts_of(presenter, session)
    assert secret not in f"{listed}"
    assert (listed["id"], listed["state"], listed["name"]) == (invitation["id"], "invited", None)


@pytest.mark.parametrize("status", ["draft", "active", "paused"])
async def test_whoever_takes_it_is_shown_the_session_and_given_a_token(
    presenter: httpx.AsyncClient, status: str
):
    session = await in_state(presenter, status)
    assert session["my_role"] == "presenter"
    joined = await enlist(presenter, session, "co_presenter", " 도우미\u3000하나 ")
    assert joined["crew"] == {
        "id": joined["crew"]["id"],
        "role": "co_presenter",
        "name": "도우미 하나",
    }
    assert joined["session"] == {**session, "my_role": "co_presenter"}
    claims = verify_token(joined["token"])
    assert (claims.aud, claims.sub, claims.session_id) == (
        "crew",
        joined["crew"]["id"],
        session["id"],
    )
    (listed,) = await co_hosts_of(presenter, session)
    assert (listed["name"], listed["state"]) == ("도우미 하나", "joined")
    assert listed["joined_at"] == listed["last_seen_at"]


async def test_what_was_revoked_or_is_over_is_not_listed_and_cannot_be_revoked_elsewhere(
    presenter: httpx.AsyncClient, stranger: httpx.AsyncClient, db: AsyncSession
):
    session, other = await create(presenter), await create(stranger)
    member = (await enlist(presenter, session))["crew"]
    for client, place, who in ((presenter, session, NOBODY), (stranger, other, member["id"])):
        path = f"/api/sessions/{place['id']}/crew/{who}"
        refused(await client.delete(path), 404, "crew_not_found")
    await invite(presenter, session)
    await expire(db)
    assert [one["state"] for one in await co_hosts_of(presenter, session)] == ["joined"]
    for _ in range(2):
        answer = await presenter.delete(f"/api/sessions/{session['id']}/crew/{member['id']}")
        assert answer.status_code == 204
    assert await co_hosts_of(presenter, session) == []
    await enlist(presenter, session)  # the name is free again


async def test_with_a_session_its_crew_goes(presenter: httpx.AsyncClient, db: AsyncSession):
    session, other = await active(presenter), await active(presenter)
    for one in (session, other):
        await enlist(presenter, one)
        await invite(presenter, one)
    await presenter.delete(f"/api/sessions/{session['id']}")
    left = await db.scalars(select(CoHost.session_id))
    assert set(left) == {other["id"]}
