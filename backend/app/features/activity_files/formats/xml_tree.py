"""XML as a tree whose elements know their line. Entity declarations are refused by name."""

from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element, TreeBuilder
from xml.sax import SAXException
from xml.sax.handler import ContentHandler
from xml.sax.xmlreader import Locator

import defusedxml.sax
from defusedxml import DefusedXmlException

from app.features.activity_files.items import UnreadableFileError

DEEPEST = 100
LINE = "{}line"


class _Builder(ContentHandler):
    """Names lose their prefix: formats are told apart by their elements, never by a namespace."""

    def __init__(self) -> None:
        super().__init__()
        self.tree = TreeBuilder()
        self._locator: Any = None
        self._depth = 0

    def setDocumentLocator(self, locator: Locator) -> None:  # noqa: N802 - a name of SAX
        self._locator = locator

    def startElement(self, name: str, attrs: Any) -> None:  # noqa: N802
        self._depth += 1
        if self._depth > DEEPEST:
            raise UnreadableFileError("file_damaged")
        known = {_local(key): value for key, value in attrs.items()}
        self.tree.start(_local(name), {**known, LINE: str(self._locator.getLineNumber())})

    def endElement(self, name: str) -> None:  # noqa: N802
        self._depth -= 1
        self.tree.end(_local(name))

    def characters(self, content: str) -> None:
        self.tree.data(content)


def parsed(raw: bytes) -> Element:
    """Return the root element.

    Raises:
        UnreadableFileError: not well formed, too deep, or with entities of its own.
    """
    builder = _Builder()
    try:
        defusedxml.sax.parseString(raw, builder)
    except DefusedXmlException:
        raise UnreadableFileError("file_has_entities") from None
    except (ValueError, LookupError, SAXException):
        raise UnreadableFileError("file_damaged") from None
    return builder.tree.close()


def line_of(element: Element) -> int:
    """Return the line on which an element begins."""
    return int(element.get(LINE, "1"))


def child_text(element: Element, *path: str) -> str:
    """Return the text of the first descendant on a path of child names, or an empty one."""
    found = element.find("/".join(path))
    return "" if found is None else "".join(found.itertext())


def named(element: Element, *names: str) -> Iterator[Element]:
    """Every descendant with one of these names, in document order."""
    return (one for one in element.iter() if one.tag in names)


def _local(name: str) -> str:
    """`qti-simple-choice`, `imsqti:simpleChoice` and `simpleChoice` are the same."""
    return name.rpartition(":")[2].removeprefix("qti-").replace("-", "").lower()
