"""What the word filter makes of nicknames."""

import pytest

from fixtures.server import both_databases
from fixtures.talk import Talk

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


async def refusal(talk: Talk, nickname: str) -> str | None:
    """How a name is refused, or None for one that is taken."""
    path = f"/api/join/{talk.session['session_code']}"
    answer = await talk.http.post(path, json={"nickname": nickname})
    return None if answer.status_code == 200 else str(answer.json()["code"])


@both_databases
@pytest.mark.parametrize("mode", ["off", "mark", "hold", "refuse"])
async def test_nobody_bears_a_bad_name_whatever_the_filter_does_with_messages(
    talk: Talk, mode: str
) -> None:
    other = await talk.enter()
    await talk.rest("PATCH", "", {"settings": {"word_filter": mode}})
    total, mark = (await talk.rest("GET"))["participant_total"], len(other.received)
    assert [await refusal(talk, name) for name in BAD] == ["nickname_refused"] * len(BAD)
    assert (await talk.rest("GET"))["participant_total"] == total
    await talk.received_nothing(other, since=mark)
    assert await refusal(talk, "다시 발표") is None


async def test_it_is_refused_in_words(talk: Talk) -> None:
    await talk.rest("PATCH", "", {"settings": {"word_filter": "mark"}})
    path = f"/api/join/{talk.session['session_code']}"
    for language, sentence in (
        ("ko", "이 세션에서 쓸 수 없는 닉네임이에요."),
        ("en", "That nickname is not allowed in this session."),
    ):
        headers = {"accept-language": language}
        answer = await talk.http.post(path, json={"nickname": BAD[0]}, headers=headers)
        assert (answer.status_code, answer.json()["detail"]) == (400, sentence)


async def test_who_has_a_name_keeps_it_when_its_words_are_forbidden(talk: Talk) -> None:
    participant = await talk.add_participant("경쟁사 직원")
    await talk.rest("PUT", "/words", {"words": ["경쟁사"]})
    member = await talk.enter(participant)
    assert (await member.saw("joined_session"))["me"]["nickname"] == "경쟁사 직원"


async def test_a_new_session_covers_words_until_its_presenter_says_otherwise(talk: Talk) -> None:
    assert (await talk.rest("GET"))["settings"]["word_filter"] == "mark"
    assert (await talk.rest("PATCH", "", {"settings": {"word_filter": "off"}}))["settings"][
        "word_filter"
    ] == "off"


async def test_own_words_are_no_names_either(talk: Talk) -> None:
    await talk.rest("PATCH", "", {"settings": {"word_filter": "mark"}})
    await talk.rest("PUT", "/words", {"words": ["경쟁사", "!경쟁사회"]})
    assert await refusal(talk, "경쟁사 직원") == "nickname_refused"
    assert await refusal(talk, "경쟁사회") is None


async def test_who_says_to_run_the_session_is_refused_as_ever(talk: Talk) -> None:
    await talk.rest("PATCH", "", {"settings": {"word_filter": "refuse"}})
    assert await refusal(talk, "진행자") == "nickname_reserved"
