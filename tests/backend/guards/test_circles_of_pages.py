"""What `npm run circles` finds in the pages' imports."""

import subprocess
from pathlib import Path

import pytest

from guards.sources import ROOT

CRUISER = ROOT / "node_modules" / ".bin" / "depcruise"
RULES = ROOT / "frontend" / ".dependency-cruiser.js"
SETTINGS = '{"compilerOptions": {"paths": {"@/*": ["./src/*"]}}, "include": ["src/**/*.ts"]}'
PLANTED = {
    "values": {"one.ts": "import { b } from '@/other';\nexport const a = () => b;\n",
               "other.ts": "import { a } from './one';\nexport const b = () => a;\n"},
    "types": {"one.ts": "import type { B } from '@/other';\nexport type A = B[];\n",
              "other.ts": "import type { A } from './one';\nexport type B = A[];\n"},
    "components": {"one.ts": "import O from './Other.svelte';\nexport const a = () => O;\n",
                    "Other.svelte": "<script lang=\"ts\">\n  import { a } from '@/one';\n"
                                    "</script>\n{a()}\n"},
}  # fmt: skip


def cruise(folder: Path, files: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """Look at these files as at the pages'."""
    (folder / "src").mkdir()
    (folder / "tsconfig.json").write_text(SETTINGS)
    for name, text in files.items():
        (folder / "src" / name).write_text(text)
    words = [CRUISER, "--config", RULES, "--output-type", "err", "src"]
    return subprocess.run(
        words, cwd=folder, capture_output=True, text=True, timeout=60, check=False
    )


@pytest.mark.parametrize("files", PLANTED.values(), ids=PLANTED)
def test_a_circle_is_found(tmp_path: Path, files: dict[str, str]) -> None:
    found = cruise(tmp_path, files)
    assert found.returncode != 0
    assert "no-circle: src/one.ts" in found.stdout, found.stdout + found.stderr


def test_what_ends_is_none(tmp_path: Path) -> None:
    files = {**PLANTED["values"], "other.ts": "export const b = 1;\n"}
    found = cruise(tmp_path, files)
    assert found.returncode == 0, found.stdout
