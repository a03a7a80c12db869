"""The results of every activity of a session, in the form of reports."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from app.features.activities.answers import results
from app.features.activities.kinds import KINDS
from app.features.activities.views import plan_of, revealed_questions
from app.features.quiz.board import read_board
from app.features.reports.contents import repository
from app.storage.models import Activity

Data = dict[str, Any]


async def read_activities(
    db: AsyncSession, session_id: str, names: Mapping[str, str]
) -> list[Data]:
    """Return the activities that were opened, in order; `names` are those of participants, by id.

    Each has `parts`: a quiz one for each question, others one. A part has `lines`, each a text with
    a number: how many chose the option or the step, gave the word or voted for the card, or the
    points of a ranking. `right` is null where nothing is right or wrong.
    """
    answered = await repository.answered(db, session_id)
    return [
        await _activity(db, row, answered.get(row.id, 0), names)
        for row in await repository.activities(db, session_id)
    ]


async def _activity(
    db: AsyncSession, row: Activity, answered: int, names: Mapping[str, str]
) -> Data:
    has_questions = KINDS[row.kind].has_questions
    return {
        "kind": row.kind,
        "prompt": row.prompt,
        "opened_at": row.opened_at,
        "closed_at": row.closed_at,
        "answered": answered,
        "parts": await _questions(db, row) if has_questions else [await _part(db, row)],
        "leaderboard": await _leaderboard(db, row, names) if has_questions else [],
    }


async def _part(db: AsyncSession, row: Activity) -> Data:
    read = (await results.read(db, row)).wire()
    part = {"prompt": "", "answered": read["answered"], "mean": None, "median": None, "right": None}
    if KINDS[row.kind].has_cards:
        cards = await repository.cards(db, row.id)
        return {**part, "lines": [_line(card["text"], card["votes"]) for card in cards]}
    if "words" in read:
        return {**part, "lines": [_line(word, count) for word, count in read["words"]]}
    if "mean" in read:
        steps = [_line(step, count) for step, count in read["counts"].items()]
        return {**part, "mean": read["mean"], "median": read["median"], "lines": steps}
    counts = read.get("scores") or read["counts"]
    return {**part, "lines": _options(plan_of(row).options, counts)}


async def _questions(db: AsyncSession, row: Activity) -> list[Data]:
    parts = []
    for question in plan_of(row).questions:
        read = await results.read(db, row, question.id)
        part = {"prompt": question.prompt, "mean": None, "median": None}
        lines = _options(question.options, read.counts)
        parts.append({**part, "answered": read.answered, "right": read.right, "lines": lines})
    return parts


async def _leaderboard(db: AsyncSession, row: Activity, names: Mapping[str, str]) -> list[Data]:
    revealed = revealed_questions(row)
    if not revealed:
        return []
    board = await read_board(db, row.session_id, row.id, revealed)
    return [
        {"rank": rank, "name": names.get(one), "points": board.totals[one]}
        for one, rank in board.ranks.items()
    ]


def _options(options: Any, counts: Mapping[str, int]) -> list[Data]:
    has_solution = any(option.right for option in options)
    return [
        _line(option.text, counts.get(option.id, 0), option.right if has_solution else None)
        for option in options
    ]


def _line(text: str, count: int, right: bool | None = None) -> Data:
    return {"text": text, "count": count, "right": right}
