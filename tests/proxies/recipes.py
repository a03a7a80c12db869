"""The recipes of docs/proxies.md: what people copy is what is run."""

import re

from app.core.config import ROOT

DOCUMENT = ROOT / "docs" / "proxies.md"
_SECTION = re.compile(r"^## (?P<title>.+?)\n(?P<text>.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)
_BLOCK = re.compile(r"^```[a-z]+\n(?P<code>.*?)^```$", re.MULTILINE | re.DOTALL)


def recipe(title: str) -> str:
    """The one block of the section with this title."""
    sections = {found["title"]: found["text"] for found in _SECTION.finditer(DOCUMENT.read_text())}
    (block,) = _BLOCK.finditer(sections[title])
    return block["code"]


def replaced(text: str, changes: dict[str, str]) -> str:
    """The text after changes, each of which must change something."""
    for this, that in changes.items():
        assert this in text, f"{this!r} is not in the recipe"
        text = text.replace(this, that)
    return text
