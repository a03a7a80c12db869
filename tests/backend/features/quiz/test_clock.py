"""Questions close by the clock: once, whoever asks first, and later for who has more time."""

import asyncio
from datetime import datetime, timedelta
from math import ceil

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from app.core.bus import Bus
from app.core.clock import utc_now
from app.core.ids import new_id, new_session_code
from app.features.live_sessions.options import Features, settings_at_first
from app.features.quiz import repository, service
from app.storage.database import open_db
from app.storage.models import (
    Activity,
    ActivityAnswer,
    EventRow,
    LiveSession,
    Participant,
    User,
)
from app.storage.unit_of_work import UnitOfWork
from fixtures.pace import scaled
from fixtures.quizzes import a_quiz, question
from fixtures.talk import Talk
from fixtures.two_workers import Talks

QUESTION = {**question("q1", "b"), "seconds": 20, "points": 1000, "double": False}


async def asked(db: AsyncSession, ago: float) -> Activity:
    """A quiz whose question of 20 s was opened so many seconds ago."""
    user = User(id=new_id(), email="a@example.com", name="a", provider="test", provider_id="a")
    session = _session(user)
    quiz = _quiz(session, opens_at=utc_now() - timedelta(seconds=ago))
    for row in (user, session, quiz):
        db.add(row)
        await db.flush()
    await db.commit()
    return quiz


def _session(presenter: User) -> LiveSession:
    return LiveSession(
        id=new_id(),
        presenter_id=presenter.id,
        title="title",
        session_code=new_session_code(),
        status="active",
        features=Features.model_validate({}).wire(),
        settings=settings_at_first(),
    )


def _quiz(session: LiveSession, opens_at: datetime) -> Activity:
    return Activity(
        session_id=session.id,
        position=1,
        kind="quiz",
        prompt="Quiz",
        questions=[QUESTION],
        status="open",
        is_current=True,
        question_id="q1",
        question_opens_at=opens_at,
        question_closes_at=opens_at + timedelta(seconds=20),
    )


async def close(quiz: Activity) -> None:
    """Do what a worker does on its clock."""
    async with open_db() as db:
        await UnitOfWork(db, Bus()).run(service.close_question, quiz.session_id, quiz.id)


async def told(quiz: Activity) -> list[str]:
    statement = select(EventRow.type).where(EventRow.session_id == quiz.session_id)
    async with open_db() as db:
        return [*await db.scalars(statement)]


def player(quiz: Activity, joined_at: datetime, *, more_time: bool) -> Participant:
    """Somebody who plays."""
    name = new_id()[:20]
    return Participant(
        session_id=quiz.session_id,
        nickname=name,
        nickname_key=name,
        joined_at=joined_at,
        last_seen_at=joined_at,
        more_time=more_time,
    )


@pytest.mark.parametrize(("ago", "is_due"), [(18, False), (20.1, False), (22.1, True)])
async def test_a_question_is_due_two_seconds_after_its_bell(
    db: AsyncSession, ago: float, is_due: bool
) -> None:
    quiz = await asked(db, ago)
    before = utc_now() - timedelta(seconds=2)
    assert await repository.due(db, before) == ([(quiz.session_id, quiz.id)] if is_due else [])
    await close(quiz)
    assert await told(quiz) == (["question_closed"] if is_due else [])


async def test_of_several_workers_one_closes_it(db: AsyncSession) -> None:
    quiz = await asked(db, 30)
    await asyncio.gather(*[close(quiz) for _ in range(4)])
    await close(quiz)
    assert await told(quiz) == ["question_closed"]
    assert await repository.due(db, utc_now()) == []


@pytest.mark.parametrize(("ago", "closes"), [(28, False), (30.1, False), (32.1, True)])
async def test_it_waits_for_who_has_more_time(db: AsyncSession, ago: float, closes: bool) -> None:
    quiz = await asked(db, ago)
    db.add(player(quiz, quiz.question_opens_at - timedelta(minutes=1), more_time=True))
    await db.commit()
    await close(quiz)
    assert await told(quiz) == (["question_closed"] if closes else [])


async def test_it_waits_for_nobody_who_has_answered_or_came_later(db: AsyncSession) -> None:
    quiz = await asked(db, 25)
    early = quiz.question_opens_at - timedelta(minutes=1)
    answered = player(quiz, early, more_time=True)
    db.add_all([answered, player(quiz, utc_now(), more_time=True)])
    db.add(player(quiz, early, more_time=False))
    await db.flush()
    db.add(
        ActivityAnswer(
            activity_id=quiz.id,
            question_id="q1",
            participant_id=answered.id,
            answer="b",
            answered_at=utc_now(),
        )
    )
    await db.commit()
    await close(quiz)
    assert await told(quiz) == ["question_closed"]


async def test_members_receive_the_bell_and_answers_behind_it_are_too_late(talk: Talk) -> None:
    player, late = await talk.enter(), await talk.enter()
    quiz = await a_quiz(talk, question("q1", "b", seconds=5))
    closes_at = (await quiz.next())["question"]["closes_at"]
    event = await player.saw("question_closed")
    assert (event["id"], event["question_id"]) == (quiz.id, "q1")
    assert utc_now() > datetime.fromisoformat(closes_at) + timedelta(seconds=2)
    assert (await quiz.answer(late, "b"))["code"] == "too_late"
    assert (await quiz.answer(late, "b", at=closes_at))["code"] == "too_late"
    fresh = await (await talk.enter()).saw("joined_session")
    assert fresh["activity"]["question"]["closed"] is True
    await quiz.post("reveal")
    assert (await late.saw("activity_revealed"))["results"]["answered"] == 0
    assert not player.all("score")


async def test_a_question_closes_once_on_two_workers_and_scores_reach_both(talks: Talks) -> None:
    here, there = talks
    one, other = await here.enter(), await there.enter()
    quiz = await a_quiz(here, question("q1", "b", seconds=ceil(scaled(5))), question("q2", "c"))
    await quiz.next()
    await other.saw("activity_opened", lambda e: e["activity"]["question"])
    assert (await quiz.answer(one, "b"))["ok"]
    assert (await quiz.answer(other, "a"))["ok"]
    for socket in (one, other):
        await socket.saw("question_closed")
    await quiz.post("reveal")
    assert [(await s.saw("score"))["rank"] for s in (one, other)] == [1, 2]
    assert await one.saw("leaderboard") == await other.saw("leaderboard")
    await here.fence(one, other)
    assert [len(s.all("question_closed")) for s in (one, other)] == [1, 1]
