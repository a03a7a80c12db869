"""What was said, as CSV and text: read back as it was typed, and nothing of it runs."""

import csv
import io
from typing import Any

import httpx
import pytest

from app.features.reports import files, service
from fixtures.actors import Connect
from fixtures.live_sessions import Json, active, join, send_message
from fixtures.problems import refused

HOSTILE = {
    "=1+1": "'=1+1",
    '=cmd|"/c calc"!A1': '\'=cmd|"/c calc"!A1',
    "+82": "'+82",
    "-1": "'-1",
    "@SUM(1)": "'@SUM(1)",
    "＝1+1": "'＝1+1",
    "＋1": "'＋1",
    "－1": "'－1",
    "＠SUM(1)": "'＠SUM(1)",
    '"인용", 쉼표': '"인용", 쉼표',
    "두\n줄": "두\n줄",
    "007": "007",
    "😀 ㅋㅋ": "😀 ㅋㅋ",
}


async def said(presenter: httpx.AsyncClient, anyone: httpx.AsyncClient) -> tuple[Json, Json]:
    """A session whose name is awkward in files, and one participant."""
    session = await active(presenter, chat=True, title='한국사 "B반" 1/2: ../..')
    return session, await join(anyone, session, "=하늘")


async def table(client: httpx.AsyncClient, session: Json, query: str = "") -> list[list[str]]:
    answer = await client.get(f"/api/sessions/{session['id']}/chat.csv{query}")
    assert answer.status_code == 200, answer.text
    raw = answer.content
    assert raw.startswith(b"\xef\xbb\xbf")
    text = raw.decode("utf-8-sig")
    assert text.endswith("\r\n")
    return list(csv.reader(io.StringIO(text, newline=""), strict=True))


@pytest.mark.parametrize("path", ["summary", "chat.csv", "chat.txt"])
async def test_only_its_hosts_get_it(
    presenter: httpx.AsyncClient, stranger: httpx.AsyncClient, anyone: httpx.AsyncClient,
    connect: Connect, path: str,
) -> None:  # fmt: skip
    session, joined = await said(presenter, anyone)
    where = f"/api/sessions/{session['id']}/{path}"
    refused(await anyone.get(where), 401, "not_authenticated")
    refused(await stranger.get(where), 404, "session_not_found")
    refused(await (await connect(joined["token"])).get(where), 403, "not_allowed")


@pytest.mark.parametrize("offset", ["841", "-841", "seoul"])
async def test_a_zone_that_there_is_nowhere_is_refused(
    presenter: httpx.AsyncClient, anyone: httpx.AsyncClient, offset: str
) -> None:
    session, _ = await said(presenter, anyone)
    answer = await presenter.get(f"/api/sessions/{session['id']}/chat.csv?utc_offset={offset}")
    assert (answer.status_code, answer.json()["code"]) == (422, "invalid_request")


async def test_every_text_is_read_back_as_text(
    presenter: httpx.AsyncClient, anyone: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(service, "_AT_ONCE", 2)
    session, joined = await said(presenter, anyone)
    for text in HOSTILE:
        await send_message(session, joined, text)
    head, *rows = await table(presenter, session, "?utc_offset=540")
    assert head == ["시각", "닉네임", "역할", "메시지", "답장한 메시지", "반응"]
    assert [row[3] for row in rows] == list(HOSTILE.values())
    assert {(row[1], row[2]) for row in rows} == {("'=하늘", "참여자")}
    assert all(row[0].endswith("+09:00") for row in rows)
    text = (await presenter.get(f"/api/sessions/{session['id']}/chat.txt")).text
    assert "=하늘: 두\n    줄\n" in text
    assert text.count("=하늘: ") == len(HOSTILE)


async def test_what_was_taken_back_deleted_or_held_is_not_in_it(
    presenter: httpx.AsyncClient, anyone: httpx.AsyncClient, connect: Connect
) -> None:
    session, joined = await said(presenter, anyone)
    path = f"/api/sessions/{session['id']}"
    other = await join(anyone, session, "바다")
    await send_message(session, joined, "잊어 주세요")
    gone = await send_message(session, other, "지울 말")
    await send_message(session, other, "남는 말")
    await presenter.delete(f"{path}/messages/{gone}")
    await presenter.patch(path, json={"settings": {"chat_mode": "hold"}})
    await send_message(session, other, "기다리는 말")
    await (await connect(joined["token"])).delete(f"{path}/me")
    assert [row[1:] for row in (await table(presenter, session))[1:]] == [
        ["바다", "참여자", "남는 말", "", ""]
    ]
    assert "잊어" not in (await presenter.get(f"{path}/chat.txt")).text
    told = (await presenter.get(f"{path}/summary")).json()
    assert (told["messages"], told["writers"], told["people_total"]) == (1, 1, 2)


async def test_the_file_has_the_sessions_name_and_no_way_out_of_its_folder(
    presenter: httpx.AsyncClient, anyone: httpx.AsyncClient
) -> None:
    session, _ = await said(presenter, anyone)
    header = (await presenter.get(f"/api/sessions/{session['id']}/chat.csv")).headers
    named = header["content-disposition"]
    assert named.startswith("attachment; filename=\"chat.csv\"; filename*=UTF-8''%ED%95%9C")
    assert not any(sign in named.split("''")[1] for sign in ("%2F", "%22", "%3A", "%0A"))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("\x00=1", '"\'=1"'),
        ("\r=1", '"\'=1"'),
        ("\t1", '"\'\t1"'),
        ("\n=1", '"\'\n=1"'),
        ("\x00\n1", '"\'\n1"'),
        ("a\x07b\x7f", '"ab"'),
        ("\x07가\n=1", '"가\n=1"'),
    ],
)
def test_what_hides_behind_control_characters_does_not_run(text: str, wanted: str) -> None:
    assert files.cell(text, "ko") == wanted


@pytest.mark.parametrize("char", ["가", "😀"])
def test_a_full_cell_is_cut_between_characters_and_says_so(char: str) -> None:
    text = files.cell(char * 40_000, "en")[1:-1]
    units = len(text.encode("utf-16-le")) // 2
    assert files.MOST_UNITS - 1 <= units <= files.MOST_UNITS
    assert text.endswith("too long)")


async def test_the_figures_are_those_of_the_session(
    presenter: httpx.AsyncClient, anyone: httpx.AsyncClient
) -> None:
    session, joined = await said(presenter, anyone)
    path = f"/api/sessions/{session['id']}"
    empty = (await presenter.get(f"{path}/summary")).json()
    assert (empty["messages"], empty["first_message_at"], empty["reactions"]) == (0, None, {})
    for text in ("하나", "둘"):
        await send_message(session, joined, text)
    told: dict[str, Any] = (await presenter.get(f"{path}/summary")).json()
    assert (told["messages"], told["writers"], told["people_total"]) == (2, 1, 1)
    assert told["first_message_at"] <= told["last_message_at"]
    ended = (await presenter.post(f"{path}/end")).json()
    after = (await presenter.get(f"{path}/summary")).json()
    assert (after["ended_at"], after["messages"]) == (ended["ended_at"], 2)
    assert after["duration_seconds"] >= 0
