"""The feature of docs/first-feature.md in the pages, on the contract of a backend that has it."""

import json
import subprocess
from filecmp import cmp
from pathlib import Path

import pytest

from app.core.config import ROOT
from fixtures.first_feature import backend_with_claps, generate_contract, pages_with_claps
from fixtures.waiting import PATIENCE

BINARIES = ROOT / "node_modules" / ".bin"
# `make contract` writes the first two.
NOT_BY_HAND = ("backend/contract/", "frontend/src/contract/", "frontend/node_modules/")
# What its files import is checked with them, and what every test of the pages starts from.
TYPES = {
    "extends": "../../../tsconfig.json",
    "include": [".", "../../../tests/makers.ts", "../../../tests/server.ts"],
}
# The packages are outside the copy.
LENIENT = """
import { mergeConfig } from 'vitest/config';
import pages from '../../../vitest.config.ts';

export default mergeConfig(pages, { server: { fs: { strict: false } } });
"""


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The backend and the pages with one feature more, and the contract of both."""
    folder = tmp_path_factory.mktemp("with claps")
    generate_contract(backend_with_claps(folder))
    _run(pages_with_claps(folder), "node", "scripts/contract.mjs")
    return folder


def _run(pages: Path, *words: str | Path) -> None:
    done = subprocess.run(
        words, cwd=pages, capture_output=True, text=True, timeout=PATIENCE * 10, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_it_changes_four_files_at_most_outside_its_folders(both: Path) -> None:
    files = (str(path.relative_to(both)) for path in both.rglob("*.*") if path.is_file())
    written = {
        name
        for name in files
        if not name.startswith(NOT_BY_HAND) and not {"claps", "__pycache__"} & {*Path(name).parts}
        if not (ROOT / name).exists() or not cmp(both / name, ROOT / name, shallow=False)
    }
    registries = {"backend/app/registry.py", "frontend/src/features/registry.ts"}
    # Clapping needs neither; record 48 says what is not counted, as the models of tables.
    migration_and_load_task = 2
    assert written == registries
    assert len(written) + migration_and_load_task <= 4


def test_its_types_are_right(both: Path) -> None:
    settings = both / "frontend/src/features/claps/tsconfig.json"
    settings.write_text(json.dumps(TYPES))
    words = ["--tsconfig", str(settings), "--fail-on-warnings"]
    _run(both / "frontend", BINARIES / "svelte-check", *words)


def test_the_presenters_page_shows_what_its_store_counted(both: Path) -> None:
    settings = both / "frontend/tests/features/claps/vitest.config.ts"
    settings.write_text(LENIENT)
    words = ["--config", str(settings), "tests/features/claps"]
    _run(both / "frontend", BINARIES / "vitest", "run", *words)
