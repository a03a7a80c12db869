"""Who holds an invitation reads who invites, and to what; nobody else reads anything."""

from datetime import timedelta

import httpx
import pytest
from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession

from app.core.clock import utc_now
from app.storage.models import CoHost
from fixtures.invitations import co_hosts_of, invite, take
from fixtures.live_sessions import active, create
from fixtures.problems import refused, refused_field

PREVIEW = "/api/invitations/preview"


def secret_of(invitation: dict[str, str]) -> dict[str, str]:
    """What asks for it."""
    return {"invitation": invitation["link"].partition("#")[2]}


async def test_unknown_used_expired_and_revoked_ones_tell_nothing(
    presenter: httpx.AsyncClient, anyone: httpx.AsyncClient, db: AsyncSession
) -> None:
    session = await create(presenter, title="비밀 회의")
    used, revoked, expired = [await invite(presenter, session) for _ in range(3)]
    assert (await take(anyone, used, "하나")).status_code == 200
    await presenter.delete(f"/api/sessions/{session['id']}/crew/{revoked['id']}")
    await db.execute(update(CoHost).values(expires_at=utc_now() - timedelta(seconds=1)))
    await db.commit()
    bodies = [{"invitation": "A" * 32}, *map(secret_of, (used, revoked, expired))]
    answers = [await anyone.post(PREVIEW, json=body) for body in bodies]
    problems = [refused(answer, 404, "invitation_invalid") for answer in answers]
    assert all("비밀" not in answer.text for answer in answers)
    assert problems == [problems[0]] * 4


@pytest.mark.parametrize(
    ("body", "code"),
    [({}, "missing"), ({"invitation": 7}, "wrong_type"), ({"invitation": "A" * 101}, "too_long")],
)
async def test_a_malformed_question_is_refused(
    anyone: httpx.AsyncClient, body: dict[str, object], code: str
) -> None:
    refused_field(await anyone.post(PREVIEW, json=body), "invitation", code)


async def test_of_a_session_that_has_ended_nothing_is_told(
    presenter: httpx.AsyncClient, anyone: httpx.AsyncClient
) -> None:
    session = await active(presenter)
    body = secret_of(await invite(presenter, session))
    await presenter.post(f"/api/sessions/{session['id']}/end")
    refused(await anyone.post(PREVIEW, json=body), 410, "session_ended")


@pytest.mark.parametrize("role", ["co_presenter", "moderator"])
async def test_an_open_one_names_session_presenter_and_role_and_stays_good(
    presenter: httpx.AsyncClient, anyone: httpx.AsyncClient, role: str
) -> None:
    session = await active(presenter, title="3분기 회의")
    await presenter.patch(
        f"/api/sessions/{session['id']}", json={"settings": {"locked": True}}
    )  # whoever has one is let in all the same
    invitation = await invite(presenter, session, role)
    for _ in range(2):
        shown = await anyone.post(PREVIEW, json=secret_of(invitation))
        assert shown.json() == {
            "title": "3분기 회의",
            "presenter_name": session["presenter_name"],
            "role": role,
        }
    assert [one["state"] for one in await co_hosts_of(presenter, session)] == ["invited"]
    assert (await take(anyone, invitation)).status_code == 200
