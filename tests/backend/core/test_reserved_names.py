"""Who is called as if they ran the session, and who only nearly so."""

from collections.abc import Callable

import pytest
from pydantic_core import PydanticCustomError

from app.core.names import clean_nickname, name_key
from app.core.reserved_names import RESERVED, is_reserved
from core.test_names import HONEST, OF_MANY_SCRIPTS

PRETENDERS = [
    "Host", "HOST", "ｈｏｓｔ", "h o s t", "Ηost", "hοst", "һоst", "𝓱𝓸𝓼𝓽", "h0st",
    "★host★", "host.", "ⓗⓞⓢⓣ", "ℋost", "ⒽⓄⓈⓉ", "Ｍｏｄｅｒａｔｏｒ",
    "host 1",
    "Admin", "аdmin", "αdmin", "ADMlN", "admın", "moderator", "Рresenter", "presenter!",
    "EngageNow",
    "진행자", "진행자님", "진 행 자", "★진행자★", "진행자2", "관리자", "운영자님",
    "시스템", "[공지]", "발표자",
    "мoderator", "Моderator", "нost", "mοderаtor", "방장", "강사님",
]  # fmt: skip


LOOK_ALIKES = str.maketrans("aceiopsxy", "асеіорѕху")  # Cyrillic
DISGUISES: dict[str, Callable[[str], str]] = {
    "upper case": str.upper,
    "full width": lambda word: "".join(chr(ord(c) + 0xFEE0) if c.isascii() else c for c in word),
    "bold": lambda word: "".join(chr(ord(c) + 0x1D3B9) if c.isascii() else c for c in word),
    "Cyrillic": lambda word: word.translate(LOOK_ALIKES),
    "spaces": " ".join,
    "dots": ".".join,
    "stars": lambda word: f"★{word}★",
    "a number": lambda word: f"{word} 7",
    "a space of no width": lambda word: f"{word[0]}\u200b{word[1:]}",
    "the other direction": lambda word: f"\u202e{word[::-1]}",
    "a pile of marks": lambda word: f"{word[0]}\u0301\u0302\u0303{word[1:]}",
}
BESIDE_ANY_NAME = [
    "Admin Kim", "Kim (Host)", "[staff] Ann", "<mod> Lee", "Ann【official】", "민지(진행자)",
    "진행자 민지", "민지 진행자님", "민지진행자 (발표자)", "발표자ra", "ra발표자", "raModerator",
    "ra, мoderator", "★관리자★ 민지", "공지: 민지", "ADMlN ra", "admㅣn ra", "Co-Host co cohost",
    "민지 | 운영자", "호스트_민지", "ｍｏｄｅｒａｔｏｒ　ra", "«presenter» ra",
]  # fmt: skip
BESIDE_THE_PRESENTER = [
    "ra.", "(ra)", "★ra★", "r a!", "ra님", "RA", "rа.", "ra host", "Host: ra", "hostra", "rastaff",
    "ra선생님", "강사 ra", "mod ra", "ra / root", "ra speaker 2", "teacher-ra", "시스템ra",
]  # fmt: skip
NEAR = [
    "Hostess", "호스트바이", "Adam", "진행", "공지훈",
    "Elihu Root", "Michel Host", "Tris Speaker", "Levi Staff", "John Teacher", "Mod Sun",
    "Adminton", "Modesty", "Presente", "Moder Ator Jr", "System Kim", "김 선생님", "박강사",
    "이시스", "공지영", "사회 자유", "진행 자영", "관리 자은", "발표자료", "방장원", "운영진수",
    "Ada (Min)", "Kim (3반)", "Вера Модина", "Ян Админский", "ㅇㅇ", "ㅇㅈ", "vv", "Savva",
]  # fmt: skip


@pytest.mark.parametrize("name", PRETENDERS)
def test_nobody_is_called_as_if_they_ran_the_session(name: str) -> None:
    assert is_reserved(name)


@pytest.mark.parametrize("disguise", DISGUISES.values(), ids=DISGUISES.keys())
@pytest.mark.parametrize("word", RESERVED)
def test_no_disguise_helps(word: str, disguise: Callable[[str], str]) -> None:
    try:
        name = clean_nickname(disguise(word))
    except PydanticCustomError:
        return
    assert is_reserved(name)


@pytest.mark.parametrize("name", NEAR)
def test_a_reserved_word_inside_a_name_is_no_harm(name: str) -> None:
    assert clean_nickname(name) == name
    assert not is_reserved(name)
    assert not is_reserved(name, "ra")


@pytest.mark.parametrize("name", BESIDE_ANY_NAME)
def test_a_word_for_it_beside_a_name_says_so_too(name: str) -> None:
    assert is_reserved(clean_nickname(name))


@pytest.mark.parametrize("name", BESIDE_THE_PRESENTER)
def test_nobody_is_the_presenter_once_more(name: str) -> None:
    assert is_reserved(clean_nickname(name), "ra")
    assert not is_reserved(name, "Minji")


@pytest.mark.parametrize(
    ("name", "presenter"),
    [
        ("김하늘선생님", "김하늘"), ("강사김하늘", "김하늘"), ("김하늘님", "김하늘"),
        ("★김하늘★", "김하늘"), ("김 하늘.", "김하늘"), ("staff 김하늘 2", "김하늘"),
        ("Kim Minji - host", "kim minji"), ("007 (root)", "007"), ("🎤", "🎤 "),
    ],
)  # fmt: skip
def test_nor_whatever_the_presenter_is_called(name: str, presenter: str) -> None:
    assert is_reserved(name, presenter) or name_key(name) == name_key(presenter)


@pytest.mark.parametrize(
    ("name", "presenter"),
    [
        ("Sara", "ra"), ("Rachel", "ra"), ("Ramod", "ra"), ("Ra Kim", "ra"), ("ra2", "ra"),
        ("Mahmod", "Mah"), ("Beroot", "Be"), ("김하늘2", "김하늘"), ("김하늘 (3반)", "김하늘"),
        ("김하늘B", "김하늘"), ("하늘", "김하늘"), ("김하늘별", "김하늘"), ("각", "가"),
        ("민지", "🎤"), ("!!", "🎤"), ("Ann", "Host"), ("이민지 선생님", "김하늘"),
    ],
)  # fmt: skip
def test_who_is_called_nearly_like_the_presenter_comes_in(name: str, presenter: str) -> None:
    assert not is_reserved(name, presenter)


@pytest.mark.parametrize("presenter", ["ra", "김하늘", "진행자 김하늘", "Host", ""])
def test_no_honest_name_is_taken_for_a_pretender(presenter: str) -> None:
    names = [*HONEST, *OF_MANY_SCRIPTS]
    assert [name for name in names if is_reserved(name, presenter)] == []
