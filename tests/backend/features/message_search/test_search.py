"""Hosts find messages of the chat by text and person, and questions; nobody else does."""

import unicodedata
from typing import Any

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from app.core.clock import utc_now
from app.core.config import get_settings
from app.core.ids import new_id
from app.features.message_search import service
from app.features.message_search.limits import MessageSearchLimits
from app.storage.models import Message
from fixtures.actors import rest_client
from fixtures.invitations import enlist
from fixtures.known_actors import known_actors
from fixtures.problems import refused
from fixtures.server import both_databases
from fixtures.talk import Talk


async def ask(talk: Talk, token: str | None = None, **query: Any) -> Any:
    """The answer to a search, of the presenter if no token is given."""
    headers = {"authorization": f"Bearer {token}"} if token else {}
    path = f"/api/sessions/{talk.id}/messages/search"
    return await talk.http.get(path, params=query, headers=headers)


async def find(talk: Talk, **query: Any) -> list[str]:
    """The texts that are found."""
    answer = await ask(talk, **query)
    answer.raise_for_status()
    assert answer.json()["before"] is None
    return [one["message"] for one in answer.json()["messages"]]


async def send_message(talk: Talk, name: str, *texts: str) -> list[dict[str, Any]]:
    """Somebody says these things; gives their acks."""
    guest = await talk.enter(await talk.add_participant(name))
    return [await guest.call("send_message", {"message": text}) for text in texts]


@pytest.mark.parametrize(
    "wrong",
    [
        {"q": "x" * 101},
        {"by": "가" * 101},
        {"q": "a\0b"},
        {"q": "a", "before": "-1"},
        {"q": "a", "before": "x"},
        {"q": "a", "limit": "0"},
        {"questions": "perhaps"},
    ],
)
async def test_a_malformed_search_is_refused(talk: Talk, wrong: dict[str, str]) -> None:
    refused(await ask(talk, **wrong), 422, "invalid_request")


@pytest.mark.parametrize("empty", [{}, {"q": " \n"}, {"by": " "}, {"questions": "false"}])
async def test_a_search_for_nothing_is_refused(talk: Talk, empty: dict[str, str]) -> None:
    await send_message(talk, "민지", "안녕하세요")
    refused(await ask(talk, **empty), 422, "nothing_to_find")


async def test_only_hosts_of_the_session_search(talk: Talk, other_talk: Talk) -> None:
    person = await talk.add_participant()
    await send_message(talk, "민지", "안녕하세요")
    refused(await ask(talk, person.token, q="안녕"), 403, "not_allowed")
    refused(await ask(talk, other_talk.token, q="안녕"), 404, "session_not_found")
    moderator = await enlist(talk.http, {"id": talk.id}, "moderator")
    answer = await ask(talk, moderator["token"], q="안녕")
    assert [one["message"] for one in answer.json()["messages"]] == ["안녕하세요"]


async def test_nobody_searches_without_end(
    db: AsyncSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    people = await known_actors(db, "active")
    limits = MessageSearchLimits(limit_message_searches="1/day")
    async with rest_client() as client:
        client.headers["authorization"] = f"Bearer {people.tokens['owner']}"
        path = f"/api/sessions/{people.ids['session_id']}/messages/search?q=a"
        monkeypatch.setattr(type(get_settings()), "limits", lambda *_: limits)
        assert (await client.get(path)).status_code == 200
        answer = refused(await client.get(path), 429, "rate_limited")
        assert answer["retry_after"] > 0


@both_databases
async def test_what_not_everybody_can_read_is_not_found(talk: Talk, other_talk: Talk) -> None:
    await send_message(other_talk, "밖", "비밀 하나")
    kept, deleted = await send_message(talk, "민지", "비밀 둘", "비밀 셋")
    await talk.rest("DELETE", f"/messages/{deleted['id']}")
    await talk.rest("PATCH", "", {"settings": {"chat_mode": "hold"}})
    [held] = await send_message(talk, "지수", "비밀 넷")
    assert await find(talk, q="비밀") == ["비밀 둘"]
    await talk.rest("POST", f"/messages/{held['id']}/approve")
    assert await find(talk, q="비밀") == ["비밀 넷", "비밀 둘"]
    await talk.rest("DELETE", f"/messages/{kept['id']}")
    await talk.rest("POST", "/end")
    assert await find(talk, q="비밀") == ["비밀 넷"]


@both_databases
async def test_letters_are_compared_as_people_read_them(talk: Talk) -> None:
    said = [
        "다음 분기 계획은 Ｑ３",
        "GRÜSSE aus Köln",
        "ПРИВЕТ",
        "100% sure_ C:\\temp",
        "100 percent",
    ]
    await send_message(talk, "민지", *said)
    found = {
        "분기": said[0],
        unicodedata.normalize("NFD", "계획"): said[0],
        "q3": said[0],
        "grüsse  AUS": said[1],
        "привет": said[2],
        "0%": said[3],
        "e_": said[3],
        ":\\t": said[3],
    }
    for query, text in found.items():
        assert await find(talk, q=query) == [text], query
    for query in ("%", "_", "\\"):
        assert await find(talk, q=query) == [said[3]]
    assert await find(talk, q="분 기") == []


@both_databases
async def test_a_person_and_questions_narrow_it_down(talk: Talk) -> None:
    await send_message(talk, "Kim Minji", "시험은 언제예요?", "네", "정말?!")
    await send_message(talk, "지수", "시험 범위는？", "시험 ? 아니에요")
    mine = await talk.present()
    await mine.call("send_message", {"message": "시험은 금요일"})
    assert await find(talk, by="minji") == ["정말?!", "네", "시험은 언제예요?"]
    assert await find(talk, by="minji", q="시험") == ["시험은 언제예요?"]
    assert await find(talk, questions=True) == ["시험 범위는？", "시험은 언제예요?"]
    assert await find(talk, questions=True, by="지수", q="시험") == ["시험 범위는？"]
    assert await find(talk, by="아무도 아님") == []
    # A host, by the name that everybody reads.
    [own] = (await ask(talk, q="금요일")).json()["messages"]
    assert own["sender"]["role"] == "presenter"
    assert "시험은 금요일" in await find(talk, by=own["sender"]["nickname"])


@both_databases
async def test_pages_lead_on_to_older_ones(talk: Talk) -> None:
    acks = await send_message(talk, "민지", *(f"번호 {number}" for number in range(5)))
    found, before = [], None
    while before != 0:
        query = {"q": "번호", "limit": 2, **({"before": before} if before else {})}
        page = (await ask(talk, **query)).json()
        found.append([one["seq"] for one in page["messages"]])
        before = page["before"] or 0
    seqs = [ack["seq"] for ack in acks][::-1]
    assert found == [seqs[:2], seqs[2:4], seqs[4:]]


def stored(session_id: str, number: int, text: str) -> Message:
    """A message at a position of the log, which has none of it."""
    return Message(
        id=new_id(),
        session_id=session_id,
        seq=1000 + number,
        message=text,
        message_type="text",
        sender_id="0" * 32,
        sender_nickname="somebody",
        sender_role="participant",
        sent_at=utc_now(),
    )


async def test_one_search_looks_at_so_many_messages_and_leads_on(
    db: AsyncSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    people = await known_actors(db, "active")
    monkeypatch.setattr(service, "MOST_LOOKED_AT", 4)
    monkeypatch.setattr(service, "_AT_ONCE", 2)
    texts = ["needle 0", "needle 1", "hay", "hay", "hay", "hay"]
    session_id = people.ids["session_id"]
    db.add_all(stored(session_id, number, text) for number, text in enumerate(texts))
    await db.commit()
    path = f"/api/sessions/{session_id}/messages/search?q=needle"
    async with rest_client() as client:
        client.headers["authorization"] = f"Bearer {people.tokens['owner']}"
        page = (await client.get(path)).json()
        assert page == {"messages": [], "before": 1002}
        page = (await client.get(f"{path}&before=1002")).json()
    assert [one["message"] for one in page["messages"]] == ["needle 1", "needle 0"]
