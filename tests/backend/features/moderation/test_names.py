"""What the word filter makes of nicknames."""

import pytest

from fixtures.hall import Hall
from fixtures.server import both_databases

# The fourth has a Cyrillic letter.
BAD = [
    "시발",
    "ㅅ ㅂ",
    "FUCK",
    "fuсk",
    "ｆｕｃｋ",
    "Ⓕⓤⓒⓚ",
    "개새끼",
]  # the fourth with a Cyrillic letter


async def refusal(hall: Hall, nickname: str) -> str | None:
    """How a name is refused, or None for one that is taken."""
    path = f"/api/join/{hall.session['session_code']}"
    answer = await hall.http.post(path, json={"nickname": nickname})
    return None if answer.status_code == 200 else str(answer.json()["code"])


@both_databases
@pytest.mark.parametrize("mode", ["off", "mark", "hold", "refuse"])
async def test_nobody_bears_a_bad_name_whatever_the_filter_does_with_messages(
    hall: Hall, mode: str
) -> None:
    other = await hall.enter()
    await hall.rest("PATCH", "", {"settings": {"word_filter": mode}})
    total, mark = (await hall.rest("GET"))["participant_total"], len(other.heard)
    assert [await refusal(hall, name) for name in BAD] == ["nickname_refused"] * len(BAD)
    assert (await hall.rest("GET"))["participant_total"] == total
    await hall.heard_nothing(other, since=mark)
    assert await refusal(hall, "다시 발표") is None


async def test_it_is_refused_in_words(hall: Hall) -> None:
    await hall.rest("PATCH", "", {"settings": {"word_filter": "mark"}})
    path = f"/api/join/{hall.session['session_code']}"
    for language, sentence in (
        ("ko", "이 세션에서 쓸 수 없는 닉네임이에요."),
        ("en", "That nickname is not allowed in this session."),
    ):
        headers = {"accept-language": language}
        answer = await hall.http.post(path, json={"nickname": BAD[0]}, headers=headers)
        assert (answer.status_code, answer.json()["detail"]) == (400, sentence)


async def test_who_has_a_name_keeps_it_when_its_words_are_forbidden(hall: Hall) -> None:
    seat = await hall.seat("경쟁사 직원")
    await hall.rest("PUT", "/words", {"words": ["경쟁사"]})
    member = await hall.enter(seat)
    assert (await member.saw("joined_session"))["me"]["nickname"] == "경쟁사 직원"


async def test_a_new_session_covers_words_until_its_presenter_says_otherwise(hall: Hall) -> None:
    assert (await hall.rest("GET"))["settings"]["word_filter"] == "mark"
    assert (await hall.rest("PATCH", "", {"settings": {"word_filter": "off"}}))["settings"][
        "word_filter"
    ] == "off"


async def test_own_words_are_no_names_either(hall: Hall) -> None:
    await hall.rest("PATCH", "", {"settings": {"word_filter": "mark"}})
    await hall.rest("PUT", "/words", {"words": ["경쟁사", "!경쟁사회"]})
    assert await refusal(hall, "경쟁사 직원") == "nickname_refused"
    assert await refusal(hall, "경쟁사회") is None


async def test_who_says_to_run_the_session_is_refused_as_ever(hall: Hall) -> None:
    await hall.rest("PATCH", "", {"settings": {"word_filter": "refuse"}})
    assert await refusal(hall, "진행자") == "nickname_reserved"
