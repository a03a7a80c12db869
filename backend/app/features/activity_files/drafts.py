"""From what a file holds to activities: checked, counted, with what is left out said by its line.

Questions with a right answer become one quiz for each section of the file; each other question
becomes an activity of its own, in its place.
"""

import re
from dataclasses import replace
from pathlib import PurePath
from typing import Any

from app.core.locale import Locale
from app.features.activity_files.checks import MOST_PROMPT, checked
from app.features.activity_files.items import Found, Item, Note
from app.features.activity_files.notes import sentence
from app.features.activity_files.texts import has_hangul

_TRUE_FALSE = {"ko": ("참", "거짓"), "en": ("True", "False")}
_LATIN = re.compile(r"[A-Za-z]")
_OPEN = ("open", "short", "number")
MOST_QUESTIONS = 100
MOST_ITEMS = 500
MOST_PROBLEMS = 200
SECONDS, POINTS = 20, 1000  # of questions whose file does not say it

Draft = dict[str, Any]


def drafted(found: Found, name: str, locale: Locale) -> dict[str, Any]:
    """Return `activities`, each with its `line`, and `problems` in the order of their lines."""
    if len(found.items) > MOST_ITEMS:
        found.note(found.items[MOST_ITEMS].line, "too_many_questions", most=MOST_ITEMS)
    title = found.title or PurePath(name.replace("\\", "/")).stem
    activities = [*found.drafts, *_activities(found, title, locale)]
    notes = sorted(found.notes, key=lambda note: note.line)[:MOST_PROBLEMS]
    if len(found.notes) > MOST_PROBLEMS:
        notes.append(Note(notes[-1].line, "too_many_problems", {"count": len(found.notes)}))
    problems = [{"line": n.line, "code": n.code, "detail": sentence(n, locale)} for n in notes]
    return {
        "activities": [{"line": line, "draft": draft} for line, draft in activities],
        "problems": problems,
    }


def _activities(found: Found, title: str, locale: Locale) -> list[tuple[int, Draft]]:
    made: list[tuple[int, Draft]] = []
    section, quiz = title, None
    for item in found.items[:MOST_ITEMS]:
        if item.kind == "section":
            section, quiz = _section(item.text) or title, None
        elif (ready := checked(_with_options(item, locale), found)) is not None:
            if not ready.right:
                made.append((ready.line, _activity(ready)))
                continue
            if quiz is None or len(quiz["questions"]) == MOST_QUESTIONS:
                quiz = _quiz(section)
                made.append((ready.line, quiz))
            quiz["questions"].append(_question(ready))
    return made


def _section(path: str) -> str:
    """`$course$/top/Workshop` is called Workshop; two signs are a slash in a name."""
    last = path.replace("//", "\x00").rpartition("/")[2].replace("\x00", "/").strip()
    return "" if last in ("", "top", "$course$") else last


def _with_options(item: Item, locale: Locale) -> Item:
    """Give true or false its two options, in the language of the question."""
    if item.kind != "true_false":
        return item
    if has_hangul(item.text):
        locale = "ko"
    elif _LATIN.search(item.text):
        locale = "en"
    return replace(item, kind="choice", choices=_TRUE_FALSE[locale])


def _quiz(title: str) -> Draft:
    return {"kind": "quiz", "prompt": title[:MOST_PROMPT], "questions": [], "settings": {}}


def _question(item: Item) -> Draft:
    return {
        "prompt": item.text,
        "options": [
            {**option, "right": i in item.right} for i, option in enumerate(_options(item))
        ],
        "seconds": item.seconds or SECONDS,
        "points": POINTS,
        "double": False,
    }


def _activity(item: Item) -> Draft:
    kind = "open" if item.kind in _OPEN else item.kind
    draft: Draft = {"kind": kind, "prompt": item.text, "settings": dict(item.settings)}
    if item.choices:
        draft["options"] = _options(item)
    if kind == "choice" and item.several:
        draft["settings"]["most"] = len(item.choices)
    return draft


def _options(item: Item) -> list[Draft]:
    return [{"text": text} for text in item.choices]
