"""Joining what a tokenizer finds, by tokens as Kiwi returns them."""

from typing import NamedTuple

import pytest

from app.features.words.analysis.kiwi_nouns import joined_nouns


class Token(NamedTuple):
    form: str
    tag: str
    start: int
    len: int


def tokens(text: str) -> list[Token]:
    """From `인공/NNG 지능/NNG+이/JKS`: a space is one in the text, a plus is none."""
    found, place = [], 0
    for word in text.split():
        for token in word.split("+"):
            form, tag = token.rsplit("/", 1)
            found.append(Token(form, tag, place, len(form)))
            place += len(form)
        place += 1
    return found


@pytest.mark.parametrize(
    ("text", "analysed", "nouns"),
    [
        ("인공지능이", "인공/NNG+지능/NNG+이/JKS", ["인공지능"]),
        ("인공 지능", "인공/NNG 지능/NNG", ["인공", "지능"]),
        ("3시간", "3/SN+시간/NNB", ["3시간"]),
        ("할 것", "할/VV 것/NNB", []),
        ("100", "100/SN", []),
        ("사람들", "사람/NNG+들/XSN", ["사람"]),
        ("K-POP이", "K/SL+-/SO+POP/SL+이/JKS", ["K-POP"]),
        ("C# 수업", "C/SL+#/SW 수업/NNG", ["C#", "수업"]),
        ("3.1절", "3.1/SN+절/NNG", ["3.1절"]),
        ("ㅇㅈ", "ㅇㅈ/SW", ["ㅇㅈ"]),
        ("재밌어요", "재밌/VA+어요/EF", []),
    ],
)
def test_nouns_that_touch_are_one_word(text: str, analysed: str, nouns: list[str]):
    assert joined_nouns(text, tokens(analysed)) == nouns
