"""What is written is read back as it was, in every format that can hold it."""

from typing import Any

import pytest

from app.features.activity_files.drafts import drafted
from app.features.activity_files.formats import gift_writer, qti3_writer
from app.features.activity_files.reading import read

Json = dict[str, Any]
AWKWARD = [
    "%50% [html] -> a",
    "두 줄\n// 둘째 줄",
    r"{x} ~ = # : \ \n \\",
    "</p> &lt; <b>굵게</b> ]]> \"인용\" '인용'",
    "=1+1",
    "@SUM(1)",
    "-2",
    "$CATEGORY: x",
    "::title:: 10:30, C#",
    "TRUE",
    "😀 ㅋㅋ",
]


def quiz(text: str) -> Json:
    line = " ".join(text.split())
    options = [{"text": line, "right": True}, {"text": f"{line} x", "right": False}]
    several = [*options, {"text": "third", "right": True}]
    questions = [{"prompt": text, "options": options}, {"prompt": "Q", "options": several}]
    return {"kind": "quiz", "prompt": "Workshop / 1부", "questions": questions}


def poll(text: str) -> Json:
    options = [{"text": " ".join(text.split())}, {"text": "a -> b"}]
    return {"kind": "choice", "prompt": text, "options": options, "settings": {}}


def bare(draft: Json) -> list[Any]:
    """What both sides of the way have: texts, and what is right."""
    return [
        (one["prompt"], [(o["text"], o.get("right", False)) for o in one.get("options", [])])
        for one in draft.get("questions") or [draft]
    ]


def read_back(name: str, raw: bytes) -> list[Json]:
    return [one["draft"] for one in drafted(read(name, raw), name, "ko")["activities"]]


@pytest.mark.parametrize("text", AWKWARD)
def test_gift(text: str) -> None:
    drafts = [quiz(text), poll(text), {"kind": "open", "prompt": text}]
    back = read_back("x.gift", gift_writer.written(drafts).encode())
    assert [one["kind"] for one in back] == ["quiz", "choice", "open"]
    assert back[0]["prompt"] == "Workshop / 1부"
    assert [bare(one) for one in back] == [bare(one) for one in drafts]


@pytest.mark.parametrize("text", AWKWARD)
def test_qti3(text: str) -> None:
    ranking = {**poll(text), "kind": "ranking"}
    drafts = [quiz(text), poll(text), {"kind": "open", "prompt": text}, ranking]
    back = read_back("x.zip", qti3_writer.written(drafts))
    assert [one["kind"] for one in back] == ["quiz", "choice", "open", "ranking"]
    assert [bare(one) for one in back] == [bare(one) for one in drafts]


def test_several_may_still_be_chosen() -> None:
    draft = {**poll("Which?"), "settings": {"most": 2}}
    (back,) = read_back("x.zip", qti3_writer.written([draft]))
    assert back["settings"] == {"most": 2}


def test_the_same_activities_make_the_same_file() -> None:
    assert qti3_writer.written([quiz("a")]) == qti3_writer.written([quiz("a")])
