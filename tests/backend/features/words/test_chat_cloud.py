"""The cloud over the chat: for hosts alone, what everybody sees, in step with the chat."""

from typing import Any

import httpx
import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from app.storage.models import HiddenWord
from fixtures.live_sessions import active
from fixtures.server import both_databases
from fixtures.talk import Talk
from fixtures.waiting import ELSEWHERE, until


async def cloud(talk: Talk, part: str = "words") -> dict[str, int]:
    """A part of the cloud as its presenter sees it now."""
    return dict((await talk.rest("GET", "/chat-cloud"))[part])


async def becomes(talk: Talk, words: dict[str, int]) -> None:
    """Wait until these are the words, of which there is an update a second."""

    async def same() -> bool:
        return await cloud(talk) == words

    await until(same, every=ELSEWHERE)


async def hide(talk: Talk, word: str, *, hidden: bool = True) -> None:
    await talk.rest("PUT", "/chat-cloud/hidden", {"word": word, "hidden": hidden})


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [("GET", "", None), ("PUT", "/hidden", {"word": "커피", "hidden": True})],
)
async def test_only_hosts_see_and_shape_it(
    talk: Talk, other_talk: Talk, method: str, path: str, body: Any
) -> None:
    participant = await talk.add_participant()
    guest = await talk.enter(participant)
    await guest.call("send_message", {"message": "커피"})
    mark = await talk.mark(guest)
    for token, code in (
        (participant.token, "not_allowed"),
        (other_talk.token, "session_not_found"),
    ):
        headers = {"authorization": f"Bearer {token}"}
        url = f"/api/sessions/{talk.id}/chat-cloud{path}"
        answer = await talk.http.request(method, url, json=body, headers=headers)
        assert answer.json()["code"] == code
    assert await cloud(talk) == {"커피": 1}
    await talk.received_nothing(guest, since=mark)


@pytest.mark.parametrize(
    "body", [{}, {"word": "", "hidden": True}, {"word": "x" * 2001, "hidden": True}, {"word": "a"}]
)
async def test_a_malformed_request_is_refused(talk: Talk, body: Any) -> None:
    answer = await talk.http.put(f"/api/sessions/{talk.id}/chat-cloud/hidden", json=body)
    assert answer.json()["code"] == "invalid_request"


@both_databases
async def test_it_counts_nouns_once_a_message_and_shows_what_has_none(talk: Talk) -> None:
    guest = await talk.enter()
    for text in ("커피가 좋아요", "커피 커피 주세요", "점심은 김치찌개로", "재밌어요!!"):
        assert (await guest.call("send_message", {"message": text}))["ok"]
    await becomes(talk, {"커피": 2, "점심": 1, "김치찌개": 1, "재밌어요!!": 1})


@both_databases
async def test_it_follows_deletion_and_return(talk: Talk) -> None:
    guest = await talk.enter()
    said = await guest.call("send_message", {"message": "커피"})
    await becomes(talk, {"커피": 1})
    await talk.rest("DELETE", f"/messages/{said['id']}")
    await becomes(talk, {})
    await talk.rest("POST", f"/messages/{said['id']}/restore")
    await becomes(talk, {"커피": 1})


async def test_what_waits_for_approval_is_not_in_it(talk: Talk) -> None:
    await talk.rest("PATCH", "", {"settings": {"word_filter": "hold"}})
    guest = await talk.enter()
    held = await guest.call("send_message", {"message": "씨발 회의"})
    assert held["state"] == "held"
    await guest.call("send_message", {"message": "커피"})
    await becomes(talk, {"커피": 1})


async def test_what_the_filter_marks_is_not_in_it(talk: Talk) -> None:
    guest = await talk.enter()
    await guest.call("send_message", {"message": "씨발 회의"})
    await guest.call("send_message", {"message": "커피"})
    await becomes(talk, {"커피": 1})


async def test_a_word_that_is_blocked_later_goes(talk: Talk) -> None:
    guest = await talk.enter()
    await guest.call("send_message", {"message": "커피 홍차"})
    await becomes(talk, {"커피": 1, "홍차": 1})
    await talk.rest("PUT", "/words", {"words": ["홍차"]})
    assert await cloud(talk) == {"커피": 1}


@both_databases
async def test_hosts_remove_a_word_and_bring_it_back(talk: Talk) -> None:
    guest = await talk.enter()
    await guest.call("send_message", {"message": "커피 홍차"})
    await becomes(talk, {"커피": 1, "홍차": 1})
    await hide(talk, "커 피")
    await hide(talk, "커피")
    assert await cloud(talk) == {"홍차": 1}
    assert await cloud(talk, "hidden") == {"커피": 1}
    await hide(talk, "커피", hidden=False)
    assert await cloud(talk) == {"커피": 1, "홍차": 1}
    assert await cloud(talk, "hidden") == {}


async def test_no_more_than_500_words_are_hidden(
    presenter: httpx.AsyncClient, db: AsyncSession
) -> None:
    url = f"/api/sessions/{(session := (await active(presenter))['id'])}/chat-cloud/hidden"
    db.add_all(HiddenWord(session_id=session, digest=f"{number:064}") for number in range(499))
    await db.commit()
    for word, status in (("커피", 204), ("커피", 204), ("홍차", 409)):
        answer = await presenter.put(url, json={"word": word, "hidden": True})
        assert answer.status_code == status
    assert answer.json()["code"] == "too_many_hidden_words"
    await presenter.put(url, json={"word": "커피", "hidden": False})
    assert (await presenter.put(url, json={"word": "홍차", "hidden": True})).status_code == 204


async def test_no_table_keeps_a_removed_word(
    presenter: httpx.AsyncClient, db: AsyncSession
) -> None:
    url = f"/api/sessions/{(await active(presenter))['id']}/chat-cloud/hidden"
    await presenter.put(url, json={"word": "커피", "hidden": True})
    stored = (await db.scalars(select(HiddenWord))).one()
    assert "커피" not in str(vars(stored))
