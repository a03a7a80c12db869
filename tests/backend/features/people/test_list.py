"""The list of people: who may read it, finding a name, page by page, five thousand of them."""

import unicodedata
from datetime import timedelta
from time import perf_counter
from typing import Any

import httpx
import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from app.core.clock import utc_now
from app.core.ids import new_id
from app.core.names import name_key
from app.core.search import search_key
from app.realtime.rooms.rooms import Rooms
from app.storage.models import Participant
from fixtures.actors import rest_client
from fixtures.known_actors import KnownActors, known_actors
from fixtures.pace import scaled
from fixtures.server import both_databases
from fixtures.talk import Talk

PEOPLE = "/participants"
CROWD = 5_000


def named(page: Any) -> list[str]:
    """The nicknames on a page."""
    return [one["nickname"] for one in page["participants"]]


async def find(talk: Talk, text: str) -> list[str]:
    """The nicknames that are found, in order."""
    answer = await talk.http.get(f"/api/sessions/{talk.id}{PEOPLE}", params={"q": text})
    answer.raise_for_status()
    assert answer.json()["total"] == len(answer.json()["participants"])
    return sorted(named(answer.json()))


@pytest.mark.parametrize(
    "query",
    ["cursor=x", "cursor=", "limit=0", "limit=x", "q=%00", f"q={'x' * 101}", "only=", "only=none"],
)
async def test_a_malformed_question_is_refused(talk: Talk, query: str) -> None:
    answer = await talk.http.get(f"/api/sessions/{talk.id}{PEOPLE}?{query}")
    assert (answer.status_code, answer.json()["code"]) == (422, "invalid_request")


async def test_only_hosts_of_the_session_read_it(talk: Talk, other_talk: Talk) -> None:
    participant = await talk.add_participant()
    for token, refusal in ((participant.token, 403), (other_talk.token, 404)):
        bearer = {"authorization": f"Bearer {token}"}
        answer = await talk.http.get(f"/api/sessions/{talk.id}{PEOPLE}", headers=bearer)
        assert answer.status_code == refusal


@both_databases
async def test_a_person_is_shown_as_they_are(talk: Talk) -> None:
    silent, speaker = await talk.add_participant("조용한 사람"), await talk.add_participant("민지")
    socket = await talk.enter(speaker)
    for text in ("하나", "둘"):
        assert (await socket.call("send_message", {"message": text}))["ok"]
    await talk.rest("PUT", f"{PEOPLE}/{speaker.id}/mute", {"minutes": 5})
    await talk.rest("PUT", f"{PEOPLE}/{silent.id}/removal")
    page = await talk.rest("GET", PEOPLE)
    assert (page["total"], page["cursor"]) == (2, None)
    first, second = page["participants"]
    assert first.pop("joined_at") > second.pop("joined_at")
    assert first.pop("muted_until")
    assert first == {
        "id": speaker.id,
        "nickname": "민지",
        "role": "participant",
        "present": True,
        "removed": False,
        "muted": True,
        "message_count": 2,
    }
    assert (second["present"], second["removed"], second["message_count"]) == (False, True, 0)


@both_databases
async def test_only_those_are_listed_who_are_as_is_wanted(talk: Talk) -> None:
    here, gone, muted = [await talk.add_participant(name) for name in ("여기", "간 사람", "조용히")]
    socket = await talk.enter(here)
    away = await talk.enter(gone)
    for speaker in (socket, away):
        assert (await speaker.call("send_message", {"message": "안녕"}))["ok"]
    await away.call("leave_session")
    await talk.rest("PUT", f"{PEOPLE}/{muted.id}/mute", {"minutes": 5})
    wanted = {
        "all": ["조용히", "간 사람", "여기"],
        "present": ["여기"],
        "muted": ["조용히"],
        "written": ["간 사람", "여기"],
    }
    found = {only: await talk.rest("GET", f"{PEOPLE}?only={only}") for only in wanted}
    assert {only: named(page) for only, page in found.items()} == wanted
    assert all(page["total"] == len(wanted[only]) for only, page in found.items())
    assert named(await talk.rest("GET", f"{PEOPLE}?only=written&q=여")) == ["여기"]
    await talk.rest("DELETE", f"{PEOPLE}/{muted.id}/mute")
    assert named(await talk.rest("GET", f"{PEOPLE}?only=muted")) == []


async def test_who_leaves_is_present_no_more(talk: Talk) -> None:
    participant = await talk.add_participant()
    socket = await talk.enter(participant)
    assert (await talk.rest("GET", PEOPLE))["participants"][0]["present"]
    await socket.call("leave_session")
    assert not (await talk.rest("GET", PEOPLE))["participants"][0]["present"]


async def test_who_takes_their_data_back_is_not_listed(talk: Talk) -> None:
    participant = await talk.add_participant("민지")
    bearer = {"authorization": f"Bearer {participant.token}"}
    await talk.http.delete(f"/api/sessions/{talk.id}/me", headers=bearer)
    assert (await talk.rest("GET", PEOPLE))["total"] == 0
    assert await find(talk, "민지") == []


@both_databases
async def test_a_name_is_found_as_people_type_it(talk: Talk) -> None:
    for name in ("김민지", "Ｋim Ｍinji", "José", "50%", "50점", "a_b", "axb", "Straße"):
        await talk.add_participant(name)
    decomposed = unicodedata.normalize("NFD", "김민")
    found = {
        "민지": ["김민지"],
        decomposed: ["김민지"],
        "기": ["김민지"],
        "김ㅁ": ["김민지"],
        "kimm": ["Ｋim Ｍinji"],
        "ＭＩＮＪＩ": ["Ｋim Ｍinji"],
        "  MINJI ": ["Ｋim Ｍinji"],
        "jose": ["José"],
        "STRASSE": ["Straße"],
        "0%": ["50%"],
        "a_b": ["a_b"],
        "%": ["50%"],
        "_": ["a_b"],
        "\\": [],
        "nobody": [],
    }
    assert {text: await find(talk, text) for text in found} == found
    assert len(await find(talk, " ")) == 8


async def crowd(db: AsyncSession, people: KnownActors) -> None:
    """Five thousand who joined one after the other, every tenth at the same moment."""
    began = utc_now() - timedelta(hours=1)
    for number in range(CROWD):
        name = f"참여자 {number}"
        db.add(
            Participant(
                id=new_id(),
                session_id=people.ids["session_id"],
                nickname=name,
                nickname_key=name_key(name),
                search_key=None if number % 2 else search_key(name),
                joined_at=began + timedelta(milliseconds=number // 10),
                last_seen_at=utc_now(),
            )
        )
    await db.commit()


async def pages(client: httpx.AsyncClient, path: str, **query: str) -> list[Any]:
    """Every page, one after the other."""
    found, cursor = [], ""
    while cursor is not None:
        asked = {"limit": "200", **query, **({"cursor": cursor} if cursor else {})}
        answer = await client.get(path, params=asked)
        answer.raise_for_status()
        found.append(answer.json())
        cursor = found[-1]["cursor"]
    return found


def all_of(ids: list[str]) -> Any:
    """A room in which all of these are."""

    async def everybody(_rooms: Rooms, _session_id: str) -> set[str]:
        return set(ids)

    return everybody


async def test_five_thousand_are_read_page_by_page_each_once(
    db: AsyncSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    people = await known_actors(db, "active")
    await crowd(db, people)
    path = f"/api/sessions/{people.ids['session_id']}{PEOPLE}"
    async with rest_client() as client:
        client.headers["authorization"] = f"Bearer {people.tokens['owner']}"
        began = perf_counter()
        found = await pages(client, path)
        took = (perf_counter() - began) / len(found)
        listed = [one["id"] for page in found for one in page["participants"]]
        assert len(listed) == len(set(listed)) == found[0]["total"] == CROWD + 3
        moments = [one["joined_at"] for page in found for one in page["participants"]]
        assert moments == sorted(moments, reverse=True)
        assert took < scaled(2), took
        monkeypatch.setattr(Rooms, "everybody", all_of(listed))
        began = perf_counter()
        assert (await pages(client, path, only="present"))[0]["total"] == CROWD + 3
        assert (perf_counter() - began) / len(found) < scaled(2)
        sought = await pages(client, path, q="참여자 499")
        assert sum(len(page["participants"]) for page in sought) == 11
