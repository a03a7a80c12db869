"""The C sources are modules: a header needs nothing before it, and nobody includes in a circle."""

import re
import subprocess
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

from kit.receivers import LOAD

SOURCES = LOAD / "receivers"
HEADERS = sorted(SOURCES.glob("*.h"))
STRICT = ["gcc", "-fsyntax-only", "-Wall", "-Wextra", "-Wmissing-prototypes", "-Werror"]
INCLUDED = re.compile(r'^#include "(\w+)\.h"$', re.M)
LIMIT = 30  # seconds


def complaint(path: Path, *more: str) -> str:
    """What the compiler says against a file, whose warnings are errors."""
    done = subprocess.run(
        [*STRICT, *more, str(path)], capture_output=True, text=True, timeout=LIMIT, check=False
    )
    return done.stderr if done.returncode else ""


def includes(folder: Path) -> dict[str, set[str]]:
    """By module, which is a .c file with its header: the modules that it includes."""
    found: dict[str, set[str]] = {}
    for file in folder.glob("*.[ch]"):
        found.setdefault(file.stem, set()).update(INCLUDED.findall(file.read_text()))
    return {module: others - {module} for module, others in found.items()}


def test_a_header_that_leans_on_another_is_found(tmp_path: Path) -> None:
    header = tmp_path / "leaning.h"
    header.write_text("static int half(uint32_t whole);\n")
    assert "uint32_t" in complaint(header)


def test_a_circle_is_found(tmp_path: Path) -> None:
    for name, other in ("ab", "ba"):
        (tmp_path / f"{name}.c").write_text(f'#include "{name}.h"\n#include "{other}.h"\n')
    with pytest.raises(CycleError):
        TopologicalSorter(includes(tmp_path)).prepare()


@pytest.mark.parametrize("header", HEADERS, ids=lambda header: header.name)
def test_a_header_stands_alone_and_may_come_twice(header: Path) -> None:
    assert not complaint(header)
    assert not complaint(header, "-include", str(header))


@pytest.mark.parametrize("header", HEADERS, ids=lambda header: header.name)
def test_a_header_has_its_source_which_includes_it_first(header: Path) -> None:
    source = header.with_suffix(".c").read_text()
    assert INCLUDED.findall(source)[0] == header.stem
    assert "#include <" not in source.partition(f'#include "{header.name}"')[0]


@pytest.mark.parametrize("source", sorted(SOURCES.glob("*.c")), ids=lambda source: source.name)
def test_a_source_compiles_without_a_warning(source: Path) -> None:
    assert not complaint(source)


def test_nobody_includes_in_a_circle() -> None:
    TopologicalSorter(includes(SOURCES)).prepare()
