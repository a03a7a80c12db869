"""Questions in the demo's rooms: asked and voted for by the people there, and one answered."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import httpx

from app.cli.demo.people import Person, chance


@dataclass(frozen=True)
class Asked:
    """A question, how many vote for it, and what the presenter does about it."""

    text: str
    votes: int
    anonymous: bool = False
    change: tuple[tuple[str, str], ...] = ()


_KOREAN = (
    Asked(
        "응답 시간은 어떻게 절반으로 줄었나요?",
        9,
        change=(("state", "answered"), ("reply", "목록을 한 번에 읽도록 바꾼 게 가장 컸어요.")),
    ),
    Asked("다음 분기에는 사람을 더 뽑나요?", 7, anonymous=True),
    Asked("모바일 앱은 언제 나오나요?", 5, change=(("state", "answering"),)),
    Asked("발표 자료는 어디에서 볼 수 있나요?", 2, change=(("label", "자료"),)),
    Asked("회의가 너무 많다는 의견은 어떻게 되었나요?", 4, anonymous=True),
)
_ENGLISH = (
    Asked(
        "How large was the team that built this?",
        9,
        change=(("state", "answered"), ("reply", "Four people, two of them part time.")),
    ),
    Asked("What went wrong that you never told anybody?", 7, anonymous=True),
    Asked("Does it work with a bad connection?", 5, change=(("state", "answering"),)),
    Asked("Where do I find the slides?", 2, change=(("label", "slides"),)),
    Asked("Is the pay any good?", 4, anonymous=True),
)
_OF_ROOMS = {"DEMOKO": _KOREAN, "DEMOEN": _ENGLISH}


async def play(http: httpx.AsyncClient, session: dict[str, Any], people: Sequence[Person]) -> None:
    """Let people of the room ask and vote, and the presenter answer."""
    path = f"/api/sessions/{session['id']}"
    (await http.patch(f"{path}/features", json={"questions": True})).raise_for_status()
    for asked in _OF_ROOMS[people[0].scene.code]:
        asker, *voters = chance.sample(people, asked.votes + 1)
        question = {"text": asked.text, "anonymous": asked.anonymous}
        ack = await asker.once("ask_question", question)
        for voter in voters:
            await voter.once("vote_question", {"id": ack.id, "on": True})
        if asked.change:
            change = dict(asked.change)
            answer = await http.patch(f"{path}/questions/{ack.id}", json=change)
            answer.raise_for_status()
