"""Reports: all that happened is in them, in every format, and nothing that should not be."""

import re
from datetime import datetime
from html.parser import HTMLParser

import pytest

from fixtures.reports import SAID, document, everything, fetch, page, sheets, tables
from fixtures.server import both_databases
from fixtures.talk import Talk


class Parts(HTMLParser):
    """The tags and attributes of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep them."""
        self.tags.add(tag)
        self.attributes += [(name, value or "") for name, value in attrs]


@both_databases
async def test_a_report_tells_all_that_happened(talk: Talk) -> None:
    await everything(talk)
    await talk.rest("POST", "/end")
    told = await document(talk, chat=True)
    summary = await talk.rest("GET", "/summary")
    assert told["summary"]["messages"] == summary["messages"] == len(told["chat"]) == 4
    assert sum(one["messages"] for one in told["minutes"]) == 4
    assert sum(one["joined"] for one in told["minutes"]) == 2
    assert max(one["people"] for one in told["minutes"]) == 2
    assert [one["what"] for one in told["timeline"]].count("opened") == 6
    assert [told["timeline"][0]["what"], told["timeline"][-1]["what"]] == ["active", "ended"]
    assert [(one["text"], one["votes"], one["asker"]) for one in told["questions"]] == [
        ("Why, 하늘바다?", 1, "Mina Kim"),
        ("Who am I?", 0, None),
    ]
    assert told["questions"][0]["reply"] == "Because Mina Kim asked"
    assert [one["name"] for one in told["people"]] == ["Mina Kim", "하늘바다"]


@both_databases
async def test_every_kind_of_activity_has_its_results(talk: Talk) -> None:
    await everything(talk)
    told = {one["kind"]: one for one in (await document(talk))["activities"]}
    lines = {
        kind: [(line["text"], line["count"], line["right"]) for line in one["parts"][0]["lines"]]
        for kind, one in told.items()
    }
    assert lines["choice"] == [("A", 1, None), ("B", 1, None), ("C", 0, None)]
    assert [count for _, count, _ in lines["scale"]] == [0, 1, 0, 0, 1]
    assert (told["scale"]["parts"][0]["mean"], told["scale"]["parts"][0]["median"]) == (3.5, 3.5)
    assert lines["ranking"] == [("A", 3, None), ("B", 3, None), ("C", 0, None)]
    assert {text for text, _, _ in lines["open"]} == {"ask Mina Kim", "fine"}
    assert lines["cloud"][0] == ("sun", 2, None)
    assert lines["quiz"][:2] == [("Option a", 1, True), ("Option b", 1, False)]
    assert told["quiz"]["parts"][0]["right"] == 1
    board = told["quiz"]["leaderboard"]
    assert [(one["rank"], one["name"]) for one in board] == [(1, "Mina Kim"), (2, "하늘바다")]
    assert board[0]["points"] > board[1]["points"] == 0
    assert {one["answered"] for one in told.values()} == {2}


@both_databases
async def test_all_formats_tell_the_same(talk: Talk) -> None:
    await everything(talk)
    told = await document(talk, chat=True, utc_offset=540)
    csv, xlsx = (
        await tables(talk, chat=True, utc_offset=540),
        await sheets(talk, chat=True, utc_offset=540),
    )
    html = await page(talk, chat=True, utc_offset=540)
    said = [one["message"] for one in told["chat"]]
    assert said == [*SAID]
    assert [row[3] for row in xlsx["Chat"][1:]] == said
    marked = [f"'{text}" if text[0] in "=@" else text for text in said]
    assert [row[3] for row in csv["chat"][1:]] == marked
    assert all(f'<td class="text">{text}</td>' in html for text in said)
    at = datetime.fromisoformat(told["chat"][0]["at"]).replace(microsecond=0)
    assert datetime.fromisoformat(csv["chat"][1][0]) == at
    assert csv["chat"][1][0].endswith("+09:00")
    assert isinstance(xlsx["Chat"][1][0], datetime)
    assert [row[0] for row in xlsx["People"][1:]] == ["Mina Kim", "하늘바다"]
    assert len(csv["results"]) == len(xlsx["Results of activities"])
    assert [*map(str, xlsx["Leaderboard"][1][:3])] == csv["leaderboard"][1][:3]
    assert [row[4] for row in xlsx["Leaderboard"][1:]] == [
        one["points"] for one in told["activities"][5]["leaderboard"]
    ]


async def test_without_chat_no_message_is_in_it(talk: Talk) -> None:
    await everything(talk)
    assert "chat" not in await document(talk)
    assert "chat" not in await tables(talk)
    assert "Chat" not in await sheets(talk)
    assert "mina kim도" not in await page(talk)


@pytest.mark.parametrize("kind", ["html", "json", "csv", "xlsx"])
async def test_a_session_in_which_nothing_happened_has_a_report(draft: Talk, kind: str) -> None:
    answer = await fetch(draft, kind, chat=True)
    assert len(answer.content) > 100
    if kind == "json":
        told = answer.json()
        assert not any(told[name] for name in ("chat", "minutes", "timeline", "questions"))


async def test_the_page_needs_nothing_and_runs_nothing(talk: Talk) -> None:
    guest = await talk.enter()
    hostile = "<script>alert(1)</script><img src=https://evil.example/x onerror=alert(1)>\"'&"
    await guest.call("send_message", {"message": hostile, "client_id": "1"})
    answer = await fetch(talk, "html", chat=True)
    html = answer.text
    assert answer.headers["content-disposition"].startswith("attachment; ")
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "sandbox" in policy
    assert "script-src" not in policy
    assert "&lt;script&gt;" in html
    parts = Parts()
    parts.feed(html)
    assert parts.tags.isdisjoint(
        {"script", "link", "img", "iframe", "object", "embed", "base", "form"}
    )
    assert not [name for name, _ in parts.attributes if name == "style" or name.startswith("on")]
    addresses = [value for name, value in parts.attributes if name in ("href", "src")]
    assert addresses
    assert all(value.startswith("#") for value in addresses)
    assert not re.search(r"url\(|@import", html)
    assert ("http-equiv", "Content-Security-Policy") in parts.attributes


async def test_the_page_is_in_the_language_of_whoever_asks(talk: Talk) -> None:
    body = {"format": "html"}
    headers = {"accept-language": "ko"}
    asked = await talk.http.post(f"/api/sessions/{talk.id}/report", json=body, headers=headers)
    html = (await talk.http.get(asked.json()["link"])).text
    assert '<html lang="ko">' in html
    assert "시간순" in html
    assert '<html lang="en">' in await page(talk)
