"""The texts of QTI items: what stands before an interaction, and what an option says."""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from app.features.activity_files.texts import tidy

_UNSHOWN = {"feedbackinline", "feedbackblock", "rubricblock", "printedvariable", "templateinline"}
_UNSHOWN |= {"templateblock", "modalfeedback", "script", "style", "stylesheet", "cardentry"}
_BLOCKS = {"p", "div", "br", "li", "ul", "ol", "tr", "table", "pre", "blockquote", "prompt"}
_BLOCKS |= {f"h{level}" for level in range(1, 7)}


def stems(body: Element) -> Iterator[tuple[Element, str]]:
    """Every interaction, with the text since the last one and its own prompt."""
    before: list[str] = []
    for part in _parts(body):
        if isinstance(part, str):
            before.append(part)
        else:
            prompts = [text_of(prompt) for prompt in part.iter("prompt")]
            yield part, tidy("\n".join(["".join(before), *prompts]))
            before = []


def text_of(element: Element) -> str:
    """Return the text that people see from the start; feedback stands inside of options."""
    return tidy("".join(part for part in _parts(element) if isinstance(part, str)))


def _parts(element: Element) -> Iterator[str | Element]:
    """Texts and interactions in document order."""
    if element.tag in _UNSHOWN:
        return
    if str(element.tag).endswith("interaction"):
        yield element
        return
    around = "\n" if element.tag in _BLOCKS else ""
    yield around + _spaced(element.text)
    for child in element:
        yield from _parts(child)
        yield _spaced(child.tail)
    yield around


def _spaced(text: str | None) -> str:
    """Line breaks of the source mean nothing in XML."""
    return re.sub(r"\s+", " ", text or "")
