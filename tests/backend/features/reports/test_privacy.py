"""What is in no report: hidden and held things, who asked anonymously, erased people, and names."""

import re

import pytest

from app.features.reports.contents.names import Names
from fixtures.activities import OPEN, answer, run
from fixtures.reports import document, everything, page, sheets, tables
from fixtures.server import both_databases
from fixtures.talk import Talk

NAMES = re.compile("mina kim|하늘바다", re.IGNORECASE)


async def every_format(talk: Talk, **more: object) -> list[str]:
    """The text of a report with its chat, in each format."""
    return [
        str(await document(talk, chat=True, **more)),
        str(await tables(talk, chat=True, **more)),
        str(await sheets(talk, chat=True, **more)),
        await page(talk, chat=True, **more),
    ]


@both_databases
async def test_an_anonymous_report_names_nobody(talk: Talk) -> None:
    await everything(talk)
    await talk.rest("PATCH", "", {"title": "Mina Kim's day"})
    for text in await every_format(talk, anonymous=True):
        assert not NAMES.search(text)
        assert "[name]" in text
        assert "hello" in text
        assert "Because" in text
    assert all(NAMES.search(text) for text in await every_format(talk))


async def test_the_presenter_is_not_named_either(talk: Talk) -> None:
    presenter = await talk.present()
    await presenter.call("send_message", {"message": "hi", "client_id": "1"})
    name = (await document(talk))["presenter"]
    assert name
    for text in await every_format(talk, anonymous=True):
        assert name not in text


@both_databases
async def test_who_asked_anonymously_is_in_no_report(talk: Talk) -> None:
    guest = await talk.add_participant("유일한 사람")
    await talk.rest("PATCH", "/features", {"questions": True})
    socket = await talk.enter(guest)
    asked = await socket.call("ask_question", {"text": "비밀이에요", "anonymous": True})
    for text in await every_format(talk):
        assert "비밀이에요" in text
        assert guest.id not in text
        assert asked["id"] not in text
    told = await document(talk)
    assert told["questions"][0]["asker"] is None


@both_databases
async def test_what_was_hidden_held_or_deleted_is_not_in_it(talk: Talk) -> None:
    known = await everything(talk)
    guest = known["guests"][0]
    await talk.rest("DELETE", f"/messages/{known['said'][0]}")
    await talk.rest("PATCH", f"/questions/{known['asked']['id']}", {"state": "hidden"})
    await talk.rest("PATCH", "", {"settings": {"chat_mode": "hold"}})
    await guest.call("send_message", {"message": "held back", "client_id": "9"})
    cards = await run(talk, OPEN)
    await answer(guest, cards, "rude card")
    (card,) = await talk.rest("GET", f"/activities/{cards}/answers")
    await talk.rest("PATCH", f"/activities/{cards}/answers/{card['id']}", {"shown": False})
    for text in await every_format(talk):
        assert not re.search("hello|held back|rude card|Why, |Because", text)
    told = await document(talk, chat=True)
    assert told["summary"]["messages"] == len(told["chat"]) == 3


@both_databases
async def test_erased_people_are_gone(talk: Talk) -> None:
    known = await everything(talk)
    headers = {"authorization": f"Bearer {known['people'][0].token}"}
    gone = await talk.http.delete(f"/api/sessions/{talk.id}/me", headers=headers)
    assert gone.is_success
    told = await document(talk, chat=True)
    assert [one["message"] for one in told["chat"]] == [SAID_BY_OTHER, "바다하늘"]
    assert [one["name"] for one in told["people"]] == ["하늘바다"]
    assert [one["name"] for one in told["activities"][5]["leaderboard"]] == ["하늘바다"]
    assert "Why, " not in str(told)
    assert "ask Mina Kim" not in str(told)


SAID_BY_OTHER = "@하늘바다 안녕, mina kim도 왔네"


@pytest.mark.parametrize(
    ("name", "text", "wanted"),
    [
        ("하늘", "김하늘님, 하늘이 왔어요", "김○님, ○이 왔어요"),
        ("Mina", "MINA's friend @mina, minarets", "○'s friend @○, ○rets"),
        ("an", "An apple, bananas, @an", "○ apple, bananas, @○"),
        ("이", "이 님 이것 @이 이씨", "○ 님 이것 @○ ○씨"),
        ("guest 1", "guest  1 and guest 12", "○ and ○2"),
        ("a.*[b]", "what a.*[b] said, a.xb", "what ○ said, a.xb"),
        ("🦊", "🦊🦊 hi", "○○ hi"),
        ("İzmir", "izmir İzmir İZMIR", "izmir ○ ○"),
        ("", "nothing", "nothing"),
    ],
)
def test_names_are_taken_out_of_texts(name: str, text: str, wanted: str) -> None:
    assert Names([name], "○").out_of(text) == wanted


def test_the_longest_name_is_taken_out() -> None:
    assert Names(["guest 1", "guest 12", "guest 1234"], "○").out_of("guest 123") == "○3"


def test_thousands_of_names_are_taken_out_of_thousands_of_texts() -> None:
    names = Names([f"손님 {number}" for number in range(20_000)], "○")
    texts = [f"안녕 손님 {number} 반가워요" for number in range(0, 20_000, 7)]
    assert {names.out_of(text) for text in texts} == {"안녕 ○ 반가워요"}
