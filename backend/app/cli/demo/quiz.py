"""A quiz of two questions in each of the demo's rooms, played by the people there."""

from collections.abc import Sequence
from typing import Any

import httpx

from app.cli.demo.activities import ANSWERING
from app.cli.demo.people import Person, chance
from app.cli.demo.rest import post

Plan = dict[str, Any]


def _question(prompt: str, right: str, *wrong: str, **fields: Any) -> Plan:
    options = [{"id": "right", "text": right, "right": True}]
    options += [{"id": f"wrong{number}", "text": text} for number, text in enumerate(wrong)]
    chance.shuffle(options)
    return {"prompt": prompt, "options": options, "seconds": 120, **fields}


def _quizzes() -> dict[str, Plan]:
    return {
        "DEMOKO": {
            "prompt": "쉬는 시간 퀴즈",
            "questions": [
                _question("한글날은 언제일까요?", "10월 9일", "10월 3일", "8월 15일", "3월 1일"),
                _question("가장 깊은 호수는?", "바이칼호", "카스피해", "천지", double=True),
            ],
        },
        "DEMOEN": {
            "prompt": "A quiz for the break",
            "questions": [
                _question("Which planet has most moons?", "Saturn", "Jupiter", "Mars", "Earth"),
                _question("Which lake is deepest?", "Baikal", "Superior", "Geneva", double=True),
            ],
        },
    }


async def play(http: httpx.AsyncClient, session: Plan, people: Sequence[Person]) -> None:
    """Play the quiz of the people's scene to its end."""
    path = f"/api/sessions/{session['id']}/activities"
    plan = {"kind": "quiz", **_quizzes()[people[0].scene.code]}
    quiz = await post(http, path, plan)
    await post(http, f"{path}/{quiz['id']}/open")
    players = chance.sample(people, min(ANSWERING, len(people)))
    before = None
    for question in quiz["questions"]:
        await post(http, f"{path}/{quiz['id']}/next", {"from": before})
        for person in players:
            await person.answer(quiz["id"], chance.choice(question["options"])["id"])
        await post(http, f"{path}/{quiz['id']}/reveal")
        before = question["id"]
    await post(http, f"{path}/{quiz['id']}/close")
