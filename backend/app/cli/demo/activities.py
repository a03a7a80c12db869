"""One activity of each kind in the demo's rooms, answered by the people there."""

from collections.abc import Sequence
from typing import Any

import httpx

from app.cli.demo.people import Person, chance
from app.cli.demo.rest import post

ANSWERING = 12  # people, of each activity

Plan = dict[str, Any]


def _options(*texts: str) -> list[Plan]:
    return [{"id": f"o{number}", "text": text} for number, text in enumerate(texts, start=1)]


# Each activity, and what people answer.
_KOREAN: list[tuple[Plan, Sequence[Any]]] = [
    (
        {"kind": "scale", "prompt": "이번 분기는 얼마나 만족스러웠나요?", "settings": {"steps": 5}},
        (3, 4, 4, 5, 5, 2),
    ),
    (
        {
            "kind": "ranking",
            "prompt": "다음 분기에 무엇을 먼저 할까요?",
            "options": _options("모바일", "속도", "새 기능"),
        },
        (["o1", "o2", "o3"], ["o2", "o1", "o3"], ["o1", "o3", "o2"]),
    ),
    (
        {"kind": "open", "prompt": "회의에서 무엇이 좋았나요?"},
        ("숫자를 있는 그대로 보여 준 점", "짧아서 좋았어요", "질문에 바로 답해 준 것", "그래프!"),
    ),
    (
        {"kind": "cloud", "prompt": "우리 팀을 한 단어로 말하면?"},
        (["재밌어요", "성장"], ["성장"], ["도전", "재밌어요ㅋㅋ"], ["따뜻함"], ["성장", "도전"]),
    ),
    (
        {
            "kind": "choice",
            "prompt": "다음 회의는 언제가 좋아요?",
            "options": _options("월요일 오전", "수요일 오후", "금요일 오후"),
            "settings": {"live_results": True},
        },
        ("o1", "o2", "o2", "o3"),
    ),
]
_ENGLISH: list[tuple[Plan, Sequence[Any]]] = [
    (
        {"kind": "scale", "prompt": "How useful is this talk so far?", "settings": {"steps": 5}},
        (3, 4, 4, 5, 5, 2),
    ),
    (
        {
            "kind": "ranking",
            "prompt": "What should we talk about next?",
            "options": _options("Testing", "Hiring", "Costs"),
        },
        (["o1", "o2", "o3"], ["o2", "o1", "o3"], ["o1", "o3", "o2"]),
    ),
    (
        {"kind": "open", "prompt": "What do you take home?"},
        ("Measure first", "Small teams are enough", "Start with the data", "Fewer meetings"),
    ),
    (
        {"kind": "cloud", "prompt": "This city in one word?"},
        (["lively", "home"], ["Home"], ["rainy"], ["lively"], ["home", "food"]),
    ),
    (
        {
            "kind": "choice",
            "prompt": "Where do we meet next time?",
            "options": _options("The library", "The old brewery", "Online"),
            "settings": {"live_results": True},
        },
        ("o1", "o2", "o2", "o3"),
    ),
]
_PLANS = {"DEMOKO": _KOREAN, "DEMOEN": _ENGLISH}


async def play(http: httpx.AsyncClient, session: Plan, people: Sequence[Person]) -> None:
    """Run the activities of the people's scene one after the other; the last one stays open."""
    path = f"/api/sessions/{session['id']}/activities"
    plans = _PLANS[people[0].scene.code]
    for plan, texts in plans:
        activity = await post(http, path, plan)
        await post(http, f"{path}/{activity['id']}/open")
        for person in chance.sample(people, min(ANSWERING, len(people))):
            await person.answer(activity["id"], chance.choice(texts))
        if plan is not plans[-1][0]:
            await post(http, f"{path}/{activity['id']}/close")
            await post(http, f"{path}/{activity['id']}/reveal")
