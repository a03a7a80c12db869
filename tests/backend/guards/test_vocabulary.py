"""Names are the field's standard terms: words of our own that were replaced do not come back.

Looked at are file names and identifiers; what people read on the pages has its own wording.
"""

import io
import keyword
import re
import tokenize
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from guards.replaced_words import (
    KEPT,
    NAMES,
    PROGRAM_WORDS,
    PROGRAMS,
    SERVER_WORDS,
    SERVERS,
    WORDS,
)
from guards.sources import ROOT, source_files

TEXTS = (".ko.ts", ".en.ts")  # their keys name what people read

_ALL_WORDS = {*WORDS, *PROGRAM_WORDS, *SERVER_WORDS}
_ANY_NAME = re.compile(rf"\b(?:{'|'.join(NAMES)})\b")
_PARTS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_NOT_CODE = re.compile(r"/\*.*?\*/|//[^\n]*|'[^'\n]*'|\"[^\"\n]*\"|`[^`]*`", re.S)
_SCRIPT = re.compile(r"<script[^>]*>(.*?)</script>", re.S)
_READ = {".py", ".ts", ".svelte"}  # of others only the names of files
_NAME = re.compile(r"[A-Za-z_$][\w$]*")


def names_in(suffix: str, text: str) -> Iterator[str]:
    """Every identifier of Python, TypeScript, or the script of a Svelte component."""
    if suffix == ".py":
        for token in tokenize.generate_tokens(io.StringIO(text).readline):
            if token.type == tokenize.NAME and not keyword.iskeyword(token.string):
                yield token.string
        return
    code = "\n".join(_SCRIPT.findall(text)) if suffix == ".svelte" else text
    yield from _NAME.findall(_NOT_CODE.sub(" ", code))


def may_complain(text: str) -> bool:
    """Whether a text has one of the words at all; to find names takes a hundred times as long."""
    parts = {part.lower() for part in {*_PARTS.findall(text)}}
    return not parts.isdisjoint(_ALL_WORDS) or _ANY_NAME.search(text) is not None


def complaint(name: str, words: Mapping[str, str]) -> str | None:
    """What to call it instead, if a name is or holds one of the words."""
    if name in KEPT:
        return None
    if name in NAMES:
        return f"{name}: {NAMES[name]}"
    for part in _PARTS.findall(name):
        if (better := words.get(part.lower())) is not None:
            return f"{name}: {better}"
    return None


def words_for(place: str) -> Mapping[str, str]:
    """The words that names in this file, from the root of the repository, may not hold."""
    words = WORDS | PROGRAM_WORDS if place.startswith(PROGRAMS) else WORDS
    return words | SERVER_WORDS if place.startswith(SERVERS) else words


def complaints(path: Path, text: str) -> set[str]:
    """All that a file's name and its identifiers give reason to."""
    names = {path.stem.replace("-", "_")}
    if may_complain(text):
        names.update(names_in(path.suffix, text))
    words = words_for(str(path))
    named = {name for name in names if not name.startswith("test_")}  # a sentence
    return {found for name in named if (found := complaint(name, words)) is not None}


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("hall.py", ""),
        ("room-keepsake.ts", ""),
        ("a.py", "open_hall = 1"),
        ("a.py", "class HallOfRooms: ..."),
        ("a.py", "take_seat = seat_hold_days = 1"),
        ("a.py", "from app.realtime import tools"),
        ("a.py", "def _hear_refusal(data): ..."),
        ("a.py", "member.heard_nothing = is_heard = 1"),
        ("a.py", "class Heard: ..."),
        ("a.py", "raw.say(text)"),
        ("a.py", "def png_that_says(width): ..."),
        ("a.py", "FELT_SECONDS = 1"),
        ("a.py", "from app.realtime.engineio.reach import Reach"),
        ("test_a.py", "engine.silences = Silences()"),
        ("backend/app/a.py", "def judge(rule): ..."),
        ("backend/app/features/feeds/judging.py", ""),
        ("backend/app/a.py", "def announce(told): ..."),
        ("backend/app/a.py", "_SAID = is_told = 1"),
        ("backend/app/a.py", "room.tell_soon(event)"),
        ("load/a.py", "class Course: ..."),
        ("a.ts", "export const isFinal = true;"),
        ("a.ts", "class A { #heard = 0; }"),
        ("a.ts", "const HOPELESS = [1];"),
        ("frontend/src/a.ts", "export function tell(features) {}"),
        ("a.svelte", "<script>import { wear } from '@/ui/look';</script>"),
        ("a-page-says-so.spec.ts", ""),
        ("a.svelte", "<script>let workbenchOpen = $state(false);</script>"),
    ],
)
def test_a_replaced_word_is_found(name: str, text: str) -> None:
    assert complaints(Path(name), text)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.py", '"""A hall."""\nx = "hall"  # the hall'),
        ("a.py", "shallow = challenge = 1"),
        ("a.py", "said = told = 1"),
        ("backend/app/a.py", "rule.told_at = 0  # nobody is told"),
        ("load/tests/a.py", "def test_what_is_wrong_is_said(): ..."),
        ("tests/a.py", "def test_what_the_log_says(): ..."),
        ("a.py", "rehearsing = shearing = heartbeat = essay = 1"),
        ("a.ts", "const t = `${deferred.name}.heard`;"),
        ("a.py", "get_settings().seat_hold_minutes"),
        ("a.ts", "const texts = { seat_given_up: joinAgain };"),
        ("a.ts", "const t = 'hall'; // hall"),
        ("frontend/src/a.ts", "const course = told_at;"),
        ("frontend/tests/a.ts", "const told = socket.tell(1);"),
        ("a.svelte", "<p>the hall</p>"),
    ],
)
def test_prose_and_other_words_are_let_be(name: str, text: str) -> None:
    assert not complaints(Path(name), text)


def test_no_name_has_a_replaced_word() -> None:
    found = {}
    for path in source_files(".py", ".ts", ".svelte", ".mjs", ".c", ".h"):
        place = path.relative_to(ROOT)
        text = path.read_text() if path.suffix in _READ else ""
        if not path.name.endswith(TEXTS) and (wrong := complaints(place, text)):
            found[str(place)] = wrong
    assert not found, found
