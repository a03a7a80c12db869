r"""Writing Moodle's GIFT: a choice is a question with options, an open question an essay."""

import re
from typing import Any

_SIGNS = re.compile(r"([\\~=#{}:])")
CANNOT_HOLD = ("scale", "ranking", "cloud")

Draft = dict[str, Any]


def written(drafts: list[Draft]) -> str:
    """Return the file; a quiz is a category with its name."""
    parts: list[str] = []
    in_category = False
    for draft in drafts:
        if draft["kind"] == "quiz":
            parts.append(_category(draft["prompt"]))
            parts += [_choice(question) for question in draft["questions"]]
            in_category = True
            continue
        if in_category:
            parts.append(_category(""))
            in_category = False
        parts.append(_choice(draft) if draft["kind"] == "choice" else _open(draft))
    return "\n\n".join(parts) + "\n"


def _category(name: str) -> str:
    return f"$CATEGORY: $course$/top/{' '.join(name.split()).replace('/', '//')}".rstrip("/")


def _choice(question: Draft) -> str:
    options = question["options"]
    rights = sum(bool(option.get("right")) for option in options)
    lines = [f"\t{_sign(option, rights)}{_plain(option['text'])}" for option in options]
    return f"{_plain(question['prompt'])} {{\n" + "\n".join(lines) + "\n}"


def _sign(option: Draft, rights: int) -> str:
    """Several right options share the points, so that Moodle lets people choose several."""
    if rights > 1:
        return f"~%{100 / rights:.5g}%" if option.get("right") else "~%-100%"
    return "=" if option.get("right") else "~"


def _open(question: Draft) -> str:
    return f"{_plain(question['prompt'])} {{}}"


def _plain(text: str) -> str:
    """No line may be empty or look like a comment, so line breaks are escapes.

    The format is said before every text, so that none can begin with one, or with a weight.
    """
    return "[plain]" + _SIGNS.sub(r"\\\1", text).replace("\n", "\\n")
