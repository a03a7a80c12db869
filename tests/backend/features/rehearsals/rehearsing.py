"""Rehearsals of a talk that is a draft."""

from dataclasses import replace
from typing import Any

from fixtures.talk import Talk

QUIZ = {
    "kind": "quiz",
    "prompt": "Quiz",
    "questions": [
        {
            "prompt": "Which?",
            "options": [{"id": "a", "text": "A", "right": True}, {"id": "b", "text": "B"}],
            "seconds": 240,
        }
    ],
}


async def rehearse(draft: Talk, people: int) -> Talk:
    """The copy in which it is rehearsed, as a talk."""
    made = await draft.rest("POST", "/rehearsal", {"people": people})
    copy = replace(draft, session={"id": made["session_id"]})
    session: dict[str, Any] = await copy.rest("GET")
    return replace(copy, session=session)
