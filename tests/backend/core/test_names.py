"""What people may be called, and which names are one."""

import unicodedata

import pytest
import regex
from pydantic_core import PydanticCustomError

from app.core.names import _key_of_all, clean_nickname, name_key
from app.core.reserved_names import is_reserved

HIDDEN = {
    "a zero width space": "a\u200bb",
    "a byte order mark": "a\ufeffb",
    "right-to-left override": "a\u202eb",
    "right-to-left isolate": "a\u2067b",
    "a Hangul filler": "a\u3164b",
    "an empty Braille pattern": "a\u2800b",
    "a soft hyphen": "a\u00adb",
    "a private-use character": "a\ue000b",
    "an unassigned character": "a\U0003ffffb",
    "a zero width joiner between letters": "a\u200db",
    "a joiner behind an emoji": "👍\u200d",
    "a variation selector on a letter": "a\ufe0fb",
    "a tag character": "a\U000e0041b",
    "a combining grapheme joiner": "a\u034fb",
}

HONEST = [
    "민지", "Kim Minji", "José", "Zoë", "Nguyễn Thị Ánh", "佐藤 花子",
    "Оля", "สมชาย", "महेश", "יוסי", "أحمد",
    "👍", "민지👍🏽", "👨‍👩‍👧‍👦", "❤️", "1️⃣", "🇰🇷", "O'Neil",
    "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
    "Dr. Who", "민지 (3반)",
]  # fmt: skip

INVISIBLE = regex.compile(r"\p{Default_Ignorable_Code_Point}")
OF_MANY_SCRIPTS = [
    "မို့မို့", "ဇော်ဝင်းထွဋ်", "ဩင်္ဂါ", "နန်းမွေ့စ်",  # Burmese: three marks, stacked letters
    "علی\u200cرضا", "محمد\u200cرضا نوری\u200cزاده", "ه\u200d. الف. سایه", "مُحَمَّد", "عَبْدُ ٱللَّٰه",
    "ܝܫܘܥ", "މުޙައްމަދު", "ߝߊ߫ߕߌ߬",
    "שָׂרָה", "יִשְׂרָאֵל", "שָּׁלוֹם",
    "க்ஷேமா", "ஸ்ரீனிவாசன்", "தமிழ்ச்செல்வி",
    "श्रीकृष्ण", "क्\u200dष", "क्\u200cष", "ज़्यूँ", "र\u094d\u200dय", "রহমান র\u200d\u09cdযাচেল",
    "ਗੁਰਪ੍ਰੀਤ", "ક્ષિતિજ",
    "శ్రీ\u200cలక్ష్మి", "ಶ್ರೀನಿವಾಸ", "ന\u0d4d\u200dപി", "ශ්\u200dරී ලංකා", "ක්\u200dෂිතිජ",
    "ស្រីពៅ", "ញ៉ាំ", "សុខ\u200bវណ្ណា", "ស្ត្រី",
    "བསྒྲུབས", "བསྟན་འཛིན", "ཧཱུྃ", "རྒྱལ་མཚན",
    "สมชาย ที่รัก", "ปิ่น", "น้ำฝน", "ດວງຈັນ", "ບຸນມີ",
    "Nguyễn Đình Phước", "Trần Thị Mỹ Lệ", "Ọlọ́runfẹ́mi", "Tłʼéé", "Diné Bizaad", "Šarūnė̃", "Ǻse",
    "D’Angelo", "O'Brien-Smith", "Anne‑Marie", "Nʼdiaye", "Jean-Luc",
    "Ó Súilleabháin", "Müller", "Łukasz",
    "ᄒᆞᆫ글", "훈ᄆᆡᆫ", "ㅋㅋ", "제갈공명",
    "葛\U000e0100城", "渡邉\U000e0102", "髙橋", "鈴木 さくら", "ハナコ", "ﾊﾅｺ", "欧阳娜娜",
    "ᠬᠠᠲᠤᠨ\u180eᠠ", "ᠰᠠᠷᠠ", "Բագրատ", "გიორგი", "ሀይሌ", "Ⴀⴀ", "Ђорђе", "Ґалаґан", "Άννα",
    "ⵎⵓⵃⵎⵎⴷ", "ᏣᎳᎩ", "ꦱꦸꦏ꧀ꦩ",
    "𞤀𞤣𞤢𞤥", "ᐃᓄᒃ", "⠍⠊⠝", "José Ángel", "김a민", "김민지🎤",
]  # fmt: skip
ABUSES = {
    "a letter under marks": "a\u0301\u0302\u0303",
    "one mark again and again": "ก้้้้",
    "marks of a script without end": "म\u0941\u0947\u0902\u093c\u0901",
    "vowels without end": "က" + "ာ" * 8,
    "marks on what needs none": "가\u0301\u0302\u0303",
    "marks for all on a script of its own": "ا\u0300\u0301\u0302",
    "Tibetan without end": "ཀ" + "ྲྐ" * 5,
    "enclosing marks": "a\u20dd\u20de\u20df",
}
MISPLACED = {
    "a joiner between Latin letters": "Mi\u200cnji",
    "a joiner between syllables": "민\u200d지",
    "a joiner at the start": "\u200dعلی",
    "two joiners": "علی\u200c\u200cرضا",
    "a space of no width between Latin letters": "Mi\u200bnji",
    "a variant of a Latin letter": "A\U000e0100",
    "a Mongolian variant of a Latin letter": "A\u180b",
    "a mark of direction within": "عل\u200fی",
    "an override before Arabic": "\u202eعلی",
}


def code_of(text: str) -> str:
    with pytest.raises(PydanticCustomError) as refusal:
        clean_nickname(text)
    return refusal.value.type


@pytest.mark.parametrize("text", HIDDEN.values(), ids=HIDDEN.keys())
def test_a_nickname_hides_nothing(text: str) -> None:
    assert code_of(text) == "invisible"


@pytest.mark.parametrize("text", MISPLACED.values(), ids=MISPLACED.keys())
def test_what_is_invisible_has_its_place(text: str) -> None:
    assert code_of(text) == "invisible"


@pytest.mark.parametrize("text", ["Z\u0341\u0342\u0343algo", *ABUSES.values()])
def test_letters_carry_no_more_marks_than_scripts_need(text: str) -> None:
    assert code_of(text) == "piled_up"


@pytest.mark.parametrize("name", [*HONEST, *OF_MANY_SCRIPTS])
def test_honest_names_stay_as_they_are(name: str) -> None:
    assert clean_nickname(name) == name
    assert not is_reserved(name)


@pytest.mark.parametrize("name", ["Ｋｉｍ ①", "ﾊﾅｺ", "ﷺ", "№ 5", "Ⅳ세", "㈜민지", "µ"])
def test_compatibility_forms_stay_as_typed_and_are_one_name_with_the_plain_ones(name: str) -> None:
    assert clean_nickname(name) == name
    assert name_key(name) == name_key(unicodedata.normalize("NFKC", name))


def test_a_name_is_kept_in_one_normal_form() -> None:
    assert (
        clean_nickname(unicodedata.normalize("NFD", "Nguyễn Thị Ánh 민지")) == "Nguyễn Thị Ánh 민지"
    )


@pytest.mark.parametrize("name", [name for name in OF_MANY_SCRIPTS if INVISIBLE.search(name)])
def test_joiners_make_no_other_name(name: str) -> None:
    assert name_key(INVISIBLE.sub("", name)) == name_key(name)


@pytest.mark.parametrize(("typed", "name"), [("علی\u200c", "علی"), ("\u200bសុខ\u200b", "សុខ")])
def test_what_a_keyboard_leaves_behind_a_name_goes(typed: str, name: str) -> None:
    assert clean_nickname(typed) == name


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("PayPal", "PayPaI"), ("paypal", "раураl"), ("Kim", "Кim"), ("rn", "m"),
        ("O", "0"), ("Al", "AI"),
        ("민지1", "민지l"), ("가", "\u1100\u1161"), ("ß", "SS"), ("Ａ", "a"),
        ("ﬁn", "fin"), ("dz", "ʣ"),
        ("Eva vva", "Eva wa"), ("vvill", "Will"), ("ㅣee", "lee"), ("A|ㅣ", "All"), ("丨ㅣ", "Il"),
        ("ㅇㅇ", "oo"), ("KㅇㅇK", "kook"),
        ("мinji", "minji"), ("Вера", "вера"), ("кim", "KIM"), ("АННА", "анна"), ("ΝΙΚΟΣ", "ΝIKOΣ"),
    ],
)  # fmt: skip
def test_look_alikes_are_one_name(one: str, other: str) -> None:
    assert name_key(one) == name_key(other)


@pytest.mark.parametrize(
    "other",
    [
        "kim minji",
        "KIM MINJI",
        "ＫＩＭ　ｍｉｎｊｉ",
        "kimminji",
        "Kim\u200dMinji",
        "Kim Minji\ufe0f",
        "K\u034fim Minji",
    ],
)
def test_names_that_look_the_same_are_the_same(other: str) -> None:
    assert name_key(other) == name_key("Kim Minji")


def test_names_that_look_different_are_different() -> None:
    names = (
        "민지", "민지1", "지민", "minji", "👍", "👎",
        "이", "ol", "l", "ㅇ", "아이", "애", "오", "Eva", "Ewa", "Анна", "Иван", "Νίκος",
    )  # fmt: skip
    assert len({name_key(name) for name in names}) == len(names)


@pytest.mark.parametrize("piece", ["a", "1", "#*", "~ ", "가", "힣", "각 "])
def test_usual_names_are_checked_as_all_others(piece: str, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [f"{more}{piece * times}" for times in (1, 9, 19, 20, 21, 401) for more in ("", " 비")]
    found = [_cleaned(text) for text in texts]
    monkeypatch.setattr("app.core.names._PLAIN", regex.compile(r"(?!)"))
    assert [_cleaned(text) for text in texts] == found


def _cleaned(text: str) -> str:
    try:
        return clean_nickname(text)
    except PydanticCustomError as error:
        return error.type


def test_the_key_of_usual_names_put_together_from_their_characters_is_that_of_the_whole() -> None:
    ascii_text = [chr(code) for code in range(0x20, 0x7F)]
    syllables = [chr(code) for code in range(0xAC00, 0xD7A4)]
    beside = [*"aiIlovVw|1.~ ", *"가이으입의ㅇ", "\u1175", "\u30fc", "\u4e28", "\u0301", "\uff49"]
    pairs = [first + second for first in ascii_text for second in (*ascii_text, *beside)]
    pairs += [one + other for one in syllables[::7] for other in beside]
    pairs += [other + one for one in syllables[::7] for other in beside]
    for name in (*syllables, *pairs):
        assert name_key(name) == _key_of_all(name).replace("vv", "w"), name
