"""Whatever event a client sends, right or wrong, the fast path does what the long way does."""

import asyncio
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fixtures.joined import both, event

TAP = ("send_reaction", {"emoji": "👍", "count": 2})
MOOD = ("pulse", {"mood": "lost"})
USUAL = dict([TAP, MOOD])
HEADS = ["", "0", "1", "17", "007", "9" * 15, "9" * 16, "9" * 101, "/", "/,", "/admin,1", "1-", "٣"]
NAMES = ["send_reaction", "pulse", "send\\u005freaction", "sync", "send_reaction ", "x", ""]
KEYS = ["emoji", "count", "mood", "\\u0065moji", "x", "Emoji", ""]
VALUES = [
    '"👍"', '"❤"', '"❤️"', '"\\ud83d\\udc4d"', '"\\ud800"', '"👍\\ufe0f\\ufe0f"', '"🍕"', '""',
    '"\\u0000"', '"e\u0301👍"', '"é👍"', '"👍' + "\ufe0f" * 40 + '"', '"lost"', '"fine"', '"LOST"',
    '"\\u006cost"', "1", "20", "21", "0", "-0", "-1", "1.0", "1e0", "true", '"1"', "null", "NaN",
    "Infinity", "1e400", "9" * 30, "01", "[]", "{}", "[" * 2000, '{"a":' * 1200, '"\t"', "'1'", "",
]  # fmt: skip
ENDS = ["]", " ]", ",{}]", "]]", "] ", "]\n", "", "}]", "]x", ",]"]


@st.composite
def event_texts(draw: st.DrawFn) -> str:
    """Events, nearly all of which somebody gets wrong in some detail."""
    name = draw(st.sampled_from(["send_reaction", "pulse"]) | st.sampled_from(NAMES))
    pairs = draw(st.lists(st.tuples(st.sampled_from(KEYS), st.sampled_from(VALUES)), max_size=3))
    usual = json.dumps(USUAL.get(name, {}), ensure_ascii=False)[1:-1]
    inside = [f'"{key}":{value}' for key, value in pairs] + ([usual] if draw(st.booleans()) else [])
    space = draw(st.sampled_from(["", "", "", " "]))
    payload = "{" + f",{space}".join(part for part in inside if part) + "}"
    head = draw(st.sampled_from(["", "1"]) | st.sampled_from(HEADS))
    end = draw(st.just("]") | st.sampled_from(ENDS))
    return f'42{head}[{space}"{name}",{space}{payload}{end}'


USUAL_TAP = event(1, *TAP)
ONE_MISTAKE = [
    *[USUAL_TAP.replace("421", f"42{head}", 1) for head in HEADS],
    *[USUAL_TAP.replace("send_reaction", name) for name in NAMES],
    *[USUAL_TAP.replace("count", key) for key in KEYS],
    *[USUAL_TAP.replace('"👍"', value) for value in VALUES],
    *[USUAL_TAP.replace(":2}", f":{value}}}") for value in VALUES],
    *[event(1, *MOOD).replace('"lost"', value) for value in VALUES],
    *[USUAL_TAP.removesuffix("]") + end for end in ENDS],
]


@pytest.mark.parametrize("text", ONE_MISTAKE)
async def test_what_comes_of_one_mistake_is_the_same_on_both_ways(text: str) -> None:
    fast, slow = await both(text)
    assert fast == slow


@given(st.lists(event_texts() | st.text(max_size=20).map("42{}".format), min_size=1, max_size=4))
@settings(deadline=None)
def test_what_comes_of_any_events_is_the_same_on_both_ways(texts: list[str]) -> None:
    fast, slow = asyncio.run(both(*[text.encode(errors="replace") for text in texts]))
    assert fast == slow


@given(
    st.text('\x00👍é\ufe0f\u200d❤e\u0301lost"\\{}[],:1', max_size=12),
    st.binary(max_size=4),
    st.sampled_from([1, 20, 1.0, True, "1", None, 21]),
)
@settings(deadline=None)
def test_what_comes_of_any_emoji_and_any_bytes_is_the_same_on_both_ways(
    emoji: str, raw: bytes, count: Any
) -> None:
    texts = [event(1, TAP[0], {"emoji": emoji, "count": count}), event(2, *MOOD)]
    spoilt = event(3, *TAP).encode().replace(b'":', b'":' + raw, 1)
    for frames in (texts, [spoilt]):  # apart: who is cut off may miss acks of the same read
        fast, slow = asyncio.run(both(*frames))
        assert fast == slow
