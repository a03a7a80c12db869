"""Counting a chat: messages come, go and are analysed; the loop never stands still for it."""

import asyncio
import random
from collections.abc import Awaitable
from time import thread_time

import pytest

from app.features.words.counting import WordCounts
from app.features.words.noun_counts import NounCounts
from fixtures.pace import scaled

MOST_STALL = 0.1  # seconds, on the machine where bounds were written


async def counted(**texts: str) -> NounCounts:
    words = NounCounts()
    await words.add(texts.items())
    return words


async def longest_stall(work: Awaitable[None]) -> float:
    """The longest time in which nothing else ran while `work` did, in seconds of this thread."""
    longest, task = 0.0, asyncio.ensure_future(work)
    while not task.done():
        before = thread_time()
        await asyncio.sleep(0)
        longest = max(longest, thread_time() - before)
    await task
    return longest


async def test_nouns_of_the_tokenizer_take_the_place_of_those_of_the_rule():
    words = await counted(a="소통이부족합니다")
    assert dict(words.texts) == {"a": "소통이부족합니다"}
    words.replace({"a": ["소통", "부족"]})
    assert words.counts.top() == [("부족", 1), ("소통", 1)]
    assert not words.texts


async def test_what_is_gone_when_its_analysis_comes_stays_gone():
    words = await counted(a="커피", b="홍차")
    words.remove(["a"])
    words.replace({"a": ["커피"], "b": ["홍차"]})
    assert words.counts.top() == [("홍차", 1)]
    assert words.known == {"b"}


@pytest.mark.parametrize("nouns", [[], ["x" * 41]])
async def test_without_a_noun_that_can_be_shown_the_whole_message_is(nouns: list[str]):
    words = await counted(a="재밌어요 " * 20, b="재밌어요")
    words.replace({"a": nouns, "b": nouns})
    assert dict(words.counts.top()).keys() == {"재밌어요", f"{'재밌어요 ' * 20}"[:39] + "…"}


async def test_the_loop_never_stands_still_for_a_long_chat():
    chance = random.Random(15)
    syllables = [chr(number) for number in range(0xAC00, 0xD7A4, 7)]
    texts = [
        (str(number), " ".join("".join(chance.choices(syllables, k=3)) for _ in range(6)))
        for number in range(2_000)
    ]
    words = NounCounts()
    assert await longest_stall(words.add(texts)) < scaled(MOST_STALL)
    before = thread_time()
    assert len(words.counts.top()) == 100
    assert thread_time() - before < scaled(MOST_STALL)


def test_five_thousand_short_answers_are_counted_in_no_time():
    chance = random.Random(5)
    answers = [
        chance.choice(["커피", "홍차가", "물"]) + str(chance.randrange(2_000)) for _ in range(5_000)
    ]
    counts = WordCounts(answers)
    before = thread_time()
    for answer in answers[:20]:
        counts.add(answer)
        counts.add(answer, -1)
    assert thread_time() - before < scaled(MOST_STALL)
    before = thread_time()
    assert sum(count for _, count in counts.top(most=5_000)) == 5_000
    assert thread_time() - before < scaled(MOST_STALL)
