"""What people asked and voted for: shown to them, taken back, and not seen to go at that moment."""

import httpx
import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from app.core.actor import Actor
from app.core.refusal import Refusal
from app.features.questions import service
from app.features.questions.changes import erasing
from app.features.questions.commands import AskQuestion, VoteQuestion
from app.features.questions.voting.service import vote_all
from app.main import app
from app.storage.models import Question, QuestionVote
from fixtures.actors import Connect
from fixtures.live_sessions import Json, active, join
from fixtures.traces import traces

NAME, NAMED, ANONYMOUS = "하늘 다람쥐", "이름을 걸고 물어요", "몰래 물어요"
OTHERS = "바다 수달"


def _actor(joined: Json) -> Actor:
    who = joined["participant"]
    return Actor(who["id"], "participant", who["nickname"])


async def ask(session: Json, joined: Json, text: str, *, anonymous: bool = False) -> str:
    """Ask something, as whoever `joined`; the question's id."""
    asked = [(_actor(joined), AskQuestion(text=text, anonymous=anonymous, client_id=text))]
    (ack,) = await app.state.realtime.context.run(service.ask_all, session["id"], asked)
    assert not isinstance(ack, Refusal)
    return str(ack.id)


async def vote(session: Json, joined: Json, question: str) -> None:
    """Vote for a question, as whoever `joined`."""
    wanted = [(_actor(joined), VoteQuestion(id=question, on=True))]
    counted = await app.state.realtime.context.run(vote_all, session["id"], wanted)
    assert not isinstance(counted.outcomes[0], Refusal)


class SomeAsked:
    """A running session in which two have asked and voted."""

    def __init__(self, session: Json, joined: Json, other: Json) -> None:
        self.session, self.joined, self.other = session, joined, other
        self.path = f"/api/sessions/{session['id']}"
        self.me = f"{self.path}/me"
        self.named = self.anonymous = self.others = ""


@pytest.fixture
async def some_asked(presenter: httpx.AsyncClient, anyone: httpx.AsyncClient) -> SomeAsked:
    session = await active(presenter)
    path = f"/api/sessions/{session['id']}"
    await presenter.patch(f"{path}/features", json={"questions": True})
    joined, other = await join(anyone, session, NAME), await join(anyone, session, OTHERS)
    some = SomeAsked(session, joined, other)
    some.named = await ask(session, joined, NAMED)
    some.anonymous = await ask(session, joined, ANONYMOUS, anonymous=True)
    some.others = await ask(session, other, "남의 질문이에요")
    await vote(session, joined, some.others)
    await vote(session, other, some.named)
    change = {"reply": f"{NAME} 님, {NAMED}", "label": NAME, "text": f"{NAMED}?"}
    await presenter.patch(f"{path}/questions/{some.named}", json=change)
    return some


@pytest.fixture
async def me(some_asked: SomeAsked, connect: Connect) -> httpx.AsyncClient:
    """The first of the two."""
    return await connect(some_asked.joined["token"])


async def test_all_that_they_asked_is_told_and_nothing_of_others(
    me: httpx.AsyncClient, some_asked: SomeAsked
) -> None:
    data = (await me.get(f"{some_asked.me}/data")).json()
    told = [(one["text"], one["anonymous"], one["votes"]) for one in data["questions"]]
    assert told == [(f"{NAMED}?", False, 1), (ANONYMOUS, True, 0)]
    assert data["voted_questions"] == [some_asked.others]
    assert OTHERS not in str(data)


async def test_what_a_presenter_asked_is_told_to_them(presenter: httpx.AsyncClient) -> None:
    session = await active(presenter)
    await presenter.patch(f"/api/sessions/{session['id']}/features", json={"questions": True})
    user = (await presenter.get("/auth/me")).json()
    question = await ask(session, {"participant": {"id": user["id"], "nickname": "나"}}, NAMED)
    data = (await presenter.get("/api/account/data")).json()
    told = [(one["questions"][0]["id"], one["voted_questions"]) for one in data["sessions"]]
    assert told == [(question, [])]


async def test_what_was_asked_by_name_leaves_every_table_at_once(
    me: httpx.AsyncClient, db: AsyncSession, some_asked: SomeAsked
) -> None:
    tables = {table for table, _ in await traces(db, NAME, NAMED)}
    assert tables == {"events", "participants", "questions"}
    others = await traces(db, OTHERS, "남의 질문이에요")
    assert (await me.delete(some_asked.me)).status_code == 204
    assert await traces(db, NAME, NAMED) == []
    assert await traces(db, OTHERS, "남의 질문이에요") == others


async def test_nobody_sees_which_anonymous_questions_went_at_that_moment(
    me: httpx.AsyncClient,
    presenter: httpx.AsyncClient,
    db: AsyncSession,
    some_asked: SomeAsked,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    context, hours = app.state.realtime.context, iter((100, 100, 101, 101))
    monkeypatch.setattr(erasing, "_hour", lambda: next(hours))
    await erasing.blank_erased(context)
    await me.delete(some_asked.me)
    page = (await presenter.get(f"{some_asked.path}/events?limit=200")).json()
    assert some_asked.anonymous not in str(page["events"][-2:])
    listed = (await presenter.get(f"{some_asked.path}/questions")).json()
    assert ANONYMOUS in str(listed)
    asker = await db.scalar(select(Question.asker_id).where(Question.id == some_asked.anonymous))
    assert asker is None
    for _ in range(2):
        await erasing.blank_erased(context)
    assert await traces(db, ANONYMOUS) == []
    page = (await presenter.get(f"{some_asked.path}/events?limit=200")).json()
    told = [(one["type"], one["data"].get("id")) for one in page["events"][-2:]]
    assert told[0][0] == "participant_erased"
    assert told[1] == ("question_updated", some_asked.anonymous)
    assert [fact["seq"] for fact in page["events"]] == [*range(1, page["head"] + 1)]


async def test_their_votes_stay_and_belong_to_nobody(
    me: httpx.AsyncClient, presenter: httpx.AsyncClient, db: AsyncSession, some_asked: SomeAsked
) -> None:
    await me.delete(some_asked.me)
    listed = (await presenter.get(f"{some_asked.path}/questions")).json()
    assert {one["id"]: one["votes"] for one in listed}[some_asked.others] == 1
    voters = set(await db.scalars(select(QuestionVote.voter_id)))
    assert some_asked.joined["participant"]["id"] not in voters
    assert len(voters) == 2


async def test_another_name_is_on_what_was_asked_by_name_alone(
    presenter: httpx.AsyncClient, db: AsyncSession, some_asked: SomeAsked
) -> None:
    who = some_asked.joined["participant"]["id"]
    await presenter.patch(f"{some_asked.path}/questions/{some_asked.named}", json={"label": None})
    await presenter.patch(f"{some_asked.path}/questions/{some_asked.named}", json={"reply": None})
    await presenter.put(f"{some_asked.path}/participants/{who}/nickname", json={"nickname": "구름"})
    listed = (await presenter.get(f"{some_asked.path}/questions")).json()
    askers = {one["id"]: one["asker"] for one in listed}
    assert askers[some_asked.named] == {"id": who, "nickname": "구름"}
    assert askers[some_asked.anonymous] is None
    found = await traces(db, "구름")
    assert {table for table, _ in found} == {"events", "participants", "questions"}
