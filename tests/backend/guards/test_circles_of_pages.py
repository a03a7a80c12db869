"""What `npm run circles` finds in the pages' imports."""

import subprocess
from pathlib import Path

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
    (folder / "tsconfig.json").write_text(SETTINGS)
    for name, text in files.items():
        file = folder / "src" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    words = [CRUISER, "--config", RULES, "--output-type", "err", "src"]
    return subprocess.run(
        words, cwd=folder, capture_output=True, text=True, timeout=60, check=False
    )


def test_a_circle_is_found_and_what_ends_is_none(tmp_path: Path) -> None:
    ends = {**PLANTED["values"], "other.ts": "export const b = 1;\n"}
    planted = {**PLANTED, "none": ends}
    files = {
        f"{kind}/{name}": text.replace("@/", f"@/{kind}/")
        for kind, of_kind in planted.items()
        for name, text in of_kind.items()
    }
    found = cruise(tmp_path, files)
    assert found.returncode != 0
    for kind in PLANTED:
        assert f"no-circle: src/{kind}/one.ts" in found.stdout, found.stdout + found.stderr
    assert "none" not in found.stdout
