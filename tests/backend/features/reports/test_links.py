"""Links to reports: for the owner, good once, for a minute, on every worker."""

import asyncio
from datetime import timedelta

import httpx
import pytest
from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from app.core.clock import utc_now
from app.features.reports.jobs import forget_links
from app.features.webhooks import collecting
from app.features.webhooks.sending import send_due
from app.main import app
from app.registry import FEATURES
from app.storage.models import ReportLink
from features.webhooks.test_webhooks import create
from fixtures.live_sessions import Json, active
from fixtures.problems import refused
from fixtures.programs import as_program, token_for
from fixtures.receiver import receiving
from fixtures.reports import ask, fetch
from fixtures.server import both_databases
from fixtures.settings import Configure
from fixtures.talk import Talk
from fixtures.two_workers import Talks

BAD = [{}, {"format": "pdf"}, {"format": "json", "utc_offset": 841}, {"format": "json", "who": 1}]


async def link_of(presenter: httpx.AsyncClient, session: Json, **more: object) -> Json:
    answer = await presenter.post(
        f"/api/sessions/{session['id']}/report", json={"format": "json", **more}
    )
    assert answer.status_code == 201, answer.text
    told: Json = answer.json()
    return told


@pytest.mark.parametrize("body", BAD)
async def test_what_is_no_report_is_refused_and_nothing_is_stored(
    presenter: httpx.AsyncClient, db: AsyncSession, body: Json
) -> None:
    session = await active(presenter)
    answer = await presenter.post(f"/api/sessions/{session['id']}/report", json=body)
    assert (answer.status_code, answer.json()["code"]) == (422, "invalid_request")
    assert await db.scalar(select(func.count()).select_from(ReportLink)) == 0


async def test_a_link_is_good_once(presenter: httpx.AsyncClient, anyone: httpx.AsyncClient) -> None:
    link = (await link_of(presenter, await active(presenter)))["link"]
    first, second = await asyncio.gather(anyone.get(link), anyone.get(link))
    assert sorted([first.status_code, second.status_code]) == [200, 410]
    refused(await anyone.get(link), 410, "report_link_over")
    refused(await anyone.get("/api/reports/guess"), 410, "report_link_over")


@pytest.mark.parametrize(
    ("kind", "media_type"), [("html", "text/html; charset=utf-8"), ("csv", "application/zip")]
)
async def test_looking_at_a_link_does_not_use_it(
    presenter: httpx.AsyncClient, anyone: httpx.AsyncClient, kind: str, media_type: str
) -> None:
    link = (await link_of(presenter, await active(presenter), format=kind))["link"]
    for _ in range(2):
        looked = await anyone.head(link)
        assert (looked.status_code, looked.content) == (200, b"")
        assert looked.headers["content-type"] == media_type
    got = await anyone.get(link)
    assert (got.status_code, got.headers["content-type"]) == (200, media_type)
    for over in (link, "/api/reports/guess"):
        assert (await anyone.head(over)).status_code == 410


async def test_a_link_is_good_for_a_minute(
    presenter: httpx.AsyncClient, anyone: httpx.AsyncClient, db: AsyncSession
) -> None:
    told = await link_of(presenter, await active(presenter))
    row = (await db.scalars(select(ReportLink))).one()
    assert row.expires_at - row.created_at == timedelta(seconds=60)
    assert told["link"].split("/")[-1] not in str(row.columns())
    await db.execute(update(ReportLink).values(expires_at=utc_now()))
    await db.commit()
    refused(await anyone.get(told["link"]), 410, "report_link_over")


async def test_links_are_forgotten(presenter: httpx.AsyncClient, db: AsyncSession) -> None:
    session = await active(presenter)
    for _ in range(2):
        await link_of(presenter, session)
    old = select(ReportLink.id).limit(1).scalar_subquery()
    long_ago = utc_now() - timedelta(days=1, minutes=1)
    await db.execute(update(ReportLink).where(ReportLink.id == old).values(created_at=long_ago))
    await db.commit()
    await forget_links(app.state.realtime.context)
    assert await db.scalar(select(func.count()).select_from(ReportLink)) == 1


async def test_a_deleted_session_has_no_report(
    presenter: httpx.AsyncClient, anyone: httpx.AsyncClient
) -> None:
    session = await active(presenter)
    link = (await link_of(presenter, session))["link"]
    assert (await presenter.delete(f"/api/sessions/{session['id']}")).status_code == 204
    refused(await anyone.get(link), 410, "report_link_over")


async def test_there_are_only_so_many(presenter: httpx.AsyncClient, configure: Configure) -> None:
    configure(limit_reports="1/hour")
    path = f"/api/sessions/{(await active(presenter))['id']}/report"
    await presenter.post(path, json={"format": "json"})  # what this address did before counts, too
    refused(await presenter.post(path, json={"format": "json"}), 429, "rate_limited")


async def test_programs_need_the_scope(talk: Talk) -> None:
    path = f"/api/sessions/{talk.id}/report"
    for scope, status in (("reports:read", 201), ("sessions:write", 403)):
        headers = as_program((await token_for(talk, scope))["token"])
        answer = await talk.http.post(path, json={"format": "json"}, headers=headers)
        assert answer.status_code == status


@both_databases
async def test_progress_is_told_by_id(talk: Talk) -> None:
    guest = await talk.enter()
    for number in range(3):
        await guest.call("send_message", {"message": "말", "client_id": str(number)})
    told = await ask(talk, "csv", chat=True)
    progress = f"/report/{told['id']}"
    assert await talk.rest("GET", progress) == {"done": 0, "total": 0, "ended": False}
    await talk.http.get(told["link"])
    assert await talk.rest("GET", progress) == {"done": 3, "total": 3, "ended": True}


async def test_only_the_presenter_is_told_that_a_report_is_ready(talk: Talk) -> None:
    guest, presenter = await talk.enter(), await talk.present()
    told = await ask(talk, "xlsx", anonymous=True)
    received = await presenter.saw("report_ready")
    assert (received["id"], received["format"], received["anonymous"]) == (told["id"], "xlsx", True)
    assert received["until"] == told["expires_at"]
    assert await guest.saw("hidden") == {"seq": received["seq"]}
    assert told["link"].split("/")[-1] not in str(await talk.log())


async def test_programs_are_told_by_webhook(
    presenter: httpx.AsyncClient, configure: Configure
) -> None:
    async with receiving() as receiver:
        configure(webhook_hosts=receiver.place)
        hook = await create(presenter, url=receiver.place, events=["report.ready"])
        session = await active(presenter)
        link = await link_of(presenter, session)
        context = app.state.realtime.context
        known = [event for feature in FEATURES for event in feature.webhook_events]
        while await context.run(collecting.collect, known):
            pass
        await send_due(context, hook["id"])
        [told] = [one.verified(hook["secret"]) for one in receiver.received]
    assert told["type"] == "report.ready"
    assert (told["data"]["id"], told["data"]["session_id"]) == (link["id"], session["id"])
    assert link["link"].split("/")[-1] not in str(told)


async def test_a_link_is_good_on_the_other_worker(talks: Talks) -> None:
    here, there = talks
    link = (await ask(here, "json"))["link"].replace(here.server.url, there.server.url)
    async with httpx.AsyncClient() as anybody:
        assert (await anybody.get(link)).status_code == 200
    assert (await fetch(here, "json")).status_code == 200
