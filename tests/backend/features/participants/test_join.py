"""Joining: who may, under which name, and who had it before."""

import asyncio
from datetime import timedelta

import httpx
import pytest
from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from app.core.bus import Bus
from app.core.clock import utc_now
from app.core.security import verify_token
from app.features.participants import service
from app.storage.models import Participant
from app.storage.unit_of_work import UnitOfWork
from fixtures.live_sessions import active, in_state, join
from fixtures.problems import refused, refused_field

FAMILY = "👨‍👩‍👧‍👦"


def path_of(session: dict) -> str:
    return f"/api/join/{session['session_code']}"


async def participant_count(db: AsyncSession) -> int:
    return await db.scalar(select(func.count()).select_from(Participant)) or 0


@pytest.mark.parametrize(
    ("status", "answer", "code"),
    [("draft", 409, "session_not_started"), ("ended", 410, "session_ended")],
)
async def test_a_session_that_does_not_run_takes_nobody(
    presenter: httpx.AsyncClient,
    anyone: httpx.AsyncClient,
    db: AsyncSession,
    status: str,
    answer: int,
    code: str,
):
    session = await in_state(presenter, status)
    refused(await anyone.post(path_of(session), json={"nickname": "하늘"}), answer, code)
    assert await participant_count(db) == 0


@pytest.mark.parametrize(
    ("body", "name", "code"),
    [
        ({}, "nickname", "missing"),
        ({"nickname": None}, "nickname", "wrong_type"),
        ({"nickname": 7}, "nickname", "wrong_type"),
        ({"nickname": {"$ne": ""}}, "nickname", "wrong_type"),
        ({"nickname": ""}, "nickname", "empty"),
        ({"nickname": " \t\n"}, "nickname", "empty"),
        ({"nickname": "\u200b"}, "nickname", "empty"),
        ({"nickname": "\u3164"}, "nickname", "empty"),
        ({"nickname": "민\u200b지"}, "nickname", "invisible"),
        ({"nickname": "\u202e민지"}, "nickname", "invisible"),
        ({"nickname": "민\u3164지"}, "nickname", "invisible"),
        ({"nickname": "민\u0000지"}, "nickname", "unstorable"),
        ({"nickname": "가" * 21}, "nickname", "too_long"),
        ({"nickname": FAMILY * 21}, "nickname", "too_long"),
        ({"nickname": "a" + "\u0301" * 5000}, "nickname", "too_long"),
        ({"nickname": "하늘", "role": "presenter"}, "role", "unknown_field"),
    ],
)
@pytest.mark.parametrize("database_kind", ["sqlite"])
async def test_a_name_that_is_none_is_refused(
    presenter: httpx.AsyncClient,
    anyone: httpx.AsyncClient,
    db: AsyncSession,
    body: dict,
    name: str,
    code: str,
):
    session = await active(presenter)
    refused_field(await anyone.post(path_of(session), json=body), name, code)
    assert await participant_count(db) == 0


@pytest.mark.parametrize("status", ["active", "paused"])
async def test_a_participant_is_shown_with_the_session_and_a_token(
    presenter: httpx.AsyncClient, anyone: httpx.AsyncClient, status: str
):
    session = await in_state(presenter, status, description="환영해요")
    joined = await join(anyone, session, " 하늘\u3000별 ")
    participant, room = joined["participant"], joined["session"]
    assert participant == {"id": participant["id"], "nickname": "하늘 별"}
    assert {name: session[name] for name in room} == room
    assert {"join_url", "qr_code_url", "participant_count"}.isdisjoint(room)
    claims = verify_token(joined["token"])
    assert (claims.sub, claims.session_id) == (participant["id"], session["id"])
    assert joined["expires_at"].endswith("Z")


@pytest.mark.parametrize("nickname", ["가" * 20, FAMILY * 20, "🇰🇷" * 20, "e\u0301" * 20])
async def test_the_longest_names_are_stored(
    presenter: httpx.AsyncClient, anyone: httpx.AsyncClient, nickname: str
):
    session = await active(presenter)
    await join(anyone, session, nickname)
    again = await anyone.post(path_of(session), json={"nickname": nickname})
    refused(again, 400, "nickname_taken")


@pytest.mark.parametrize("name", ["Host", "★진행자★", "Ρresenter", "{presenter}"])
async def test_a_name_of_who_runs_the_session_is_refused_and_nobody_joins(
    presenter: httpx.AsyncClient, anyone: httpx.AsyncClient, db: AsyncSession, name: str
):
    session = await active(presenter)
    shown = (await anyone.get(path_of(session))).json()
    nickname = name.format(presenter=shown["presenter_name"])
    answer = await anyone.post(path_of(session), json={"nickname": nickname})
    refused(answer, 400, "nickname_reserved")
    assert await participant_count(db) == 0


@pytest.mark.parametrize(
    "other",
    [
        "minji kim",
        "MINJI KIM",
        "ＭＩＮＪＩ　ｋｉｍ",
        "minjikim",
        "Мinji Kim",
        "Mіnjі Kіm",
        "Minjl Kim",
    ],
)
async def test_a_name_that_looks_the_same_is_taken(
    presenter: httpx.AsyncClient, anyone: httpx.AsyncClient, db: AsyncSession, other: str
):
    session = await active(presenter)
    await join(anyone, session, "Minji Kim")
    refused(await anyone.post(path_of(session), json={"nickname": other}), 400, "nickname_taken")
    assert await participant_count(db) == 1


@pytest.mark.parametrize(
    ("language", "detail"),
    [("ko", "이미 사용중인 닉네임입니다."), ("en", "That nickname is taken.")],
)
async def test_the_refusal_of_a_taken_name_reads_as_the_contract_says(
    presenter: httpx.AsyncClient, anyone: httpx.AsyncClient, language: str, detail: str
):
    session = await active(presenter)
    await join(anyone, session, "하늘")
    headers = {"Accept-Language": language}
    again = await anyone.post(path_of(session), json={"nickname": "하늘"}, headers=headers)
    assert refused(again, 400, "nickname_taken")["detail"] == detail


async def test_of_many_who_want_a_name_at_once_one_gets_it(
    presenter: httpx.AsyncClient, anyone: httpx.AsyncClient, db: AsyncSession
):
    session = await active(presenter)
    names = ["minji", "MINJI"] * 4
    answers = await asyncio.gather(
        *(anyone.post(path_of(session), json={"nickname": name}) for name in names)
    )
    assert sorted(answer.status_code for answer in answers) == [200] + [400] * 7
    assert {answer.json().get("code") for answer in answers} == {None, "nickname_taken"}
    assert await participant_count(db) == 1


async def test_the_same_name_is_free_in_another_session(
    presenter: httpx.AsyncClient, anyone: httpx.AsyncClient
):
    for _ in range(2):
        await join(anyone, await active(presenter), "하늘")


@pytest.mark.parametrize(("minutes", "free"), [(29, False), (32, True)])
async def test_a_name_is_free_after_half_an_hour_without_a_socket(
    presenter: httpx.AsyncClient,
    anyone: httpx.AsyncClient,
    db: AsyncSession,
    minutes: int,
    free: bool,
):
    session = await active(presenter)
    await join(anyone, session, "하늘")
    await db.execute(
        update(Participant).values(last_seen_at=utc_now() - timedelta(minutes=minutes))
    )
    await db.commit()
    answer = await anyone.post(path_of(session), json={"nickname": "하늘"})
    assert answer.status_code == (200 if free else 400)


async def test_leaving_frees_the_name_and_ends_reading(
    presenter: httpx.AsyncClient, anyone: httpx.AsyncClient, db: AsyncSession
):
    session = await active(presenter)
    joined = await join(anyone, session, "하늘")
    work = UnitOfWork(db, Bus())
    await work.run(service.leave, session["id"], joined["participant"]["id"])
    await join(anyone, session, "하늘")
    headers = {"Authorization": f"Bearer {joined['token']}"}
    response = await anyone.get(f"/api/sessions/{session['id']}/events", headers=headers)
    refused(response, 409, "seat_given_up")


async def test_participants_are_counted_but_nobody_is_here_by_rest_alone(
    presenter: httpx.AsyncClient, anyone: httpx.AsyncClient
):
    session = await active(presenter)
    for nickname in ("하나", "둘", "셋"):
        await join(anyone, session, nickname)
    shown = (await presenter.get(f"/api/sessions/{session['id']}")).json()
    assert (shown["participant_total"], shown["participant_count"]) == (3, 0)
    assert (await presenter.get("/api/sessions")).json()[0]["participant_total"] == 3


async def test_those_who_come_together_are_stored_together_and_a_name_once(
    presenter: httpx.AsyncClient, anyone: httpx.AsyncClient, db: AsyncSession
):
    session = await active(presenter)
    names = ["하늘", "바다", "하늘", "Sky", "SKY"]
    answers = await asyncio.gather(
        *(anyone.post(path_of(session), json={"nickname": name}) for name in names)
    )
    assert sorted(answer.status_code for answer in answers) == [200, 200, 200, 400, 400]
    assert {answer.json()["participant"]["nickname"] for answer in answers if answer.is_success} > {
        "하늘",
        "바다",
    }
    assert await participant_count(db) == 3
