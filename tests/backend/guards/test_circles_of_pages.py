"""What `npm run circles` finds in the pages' imports."""

import re
import subprocess
from collections.abc import Iterable

import pytest

from fixtures.waiting import PATIENCE
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
FEATURES = ("registry", "feature", "polls/store", "live_sessions/StatusPill",
            "live_sessions/FeatureSwitch", "live_sessions/settings", "identity/account.svelte",
            "identity/api", "participants/nickname", "people/NicknameForm", "people/list",
            "co-hosts/co-host", "co-hosts/list", "screens/ScreenPage", "screens/list")  # fmt: skip
LAZY = ("privacy/OwnData", "questions/afterwards/Afterwards", "screens/embed/EmbedPage",
        "replay/ReplayPage")  # fmt: skip
BELOW = ("contract", "docs", "help", "i18n", "lib", "realtime", "rest", "start", "ui", "worker")
# What of them a page or what is below all features may import.
ALLOWED = {
    "participant": {"registry", "feature", "live_sessions/StatusPill", "participants/nickname",
                    "people/NicknameForm"},
    "presenter": {"registry", "feature", "live_sessions/FeatureSwitch", "identity/account.svelte",
                  "co-hosts/co-host", "screens/ScreenPage"},
    **{below: set() for below in BELOW},
}  # fmt: skip
PAGES = ("participant", "presenter")


def circles() -> dict[str, str]:
    """One circle of each kind, and imports that end."""
    ends = {**PLANTED["values"], "other.ts": "export const b = 1;\n"}
    return {
        f"{kind}/{name}": text.replace("@/", f"@/{kind}/")
        for kind, of_kind in {**PLANTED, "none": ends}.items()
        for name, text in of_kind.items()
    }


def reaching() -> dict[str, str]:
    """Features and pages, and in each folder a file that imports all that is not in it."""
    to_features = _importing(f"features/{name}" for name in (*FEATURES, *LAZY))
    to_pages = {
        folder: _importing(f"{page}/main" for page in PAGES if page != folder)
        for folder in (*ALLOWED, "features/polls")
    }
    lazily = "".join(f"export const l{n} = () => import('@/features/{name}');\n"
                     for n, name in enumerate(LAZY))  # fmt: skip
    return (
        {f"features/{name}.ts": "export {};\n" for name in (*FEATURES, *LAZY)}
        | {f"{page}/main.ts": "export {};\n" for page in PAGES}
        | {f"{page}/lazy.ts": lazily for page in PAGES}
        | {f"{folder}/reaches.ts": to_features for folder in ALLOWED}
        | {f"{folder}/turns.ts": text for folder, text in to_pages.items()}
    )


def _importing(names: Iterable[str]) -> str:
    return "".join(f"export * from '@/{name}';\n" for name in names)


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What is found in all of them: to look costs seconds."""
    folder = tmp_path_factory.mktemp("pages")
    (folder / "tsconfig.json").write_text(SETTINGS)
    for name, text in (circles() | reaching()).items():
        file = folder / "src" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    words = [CRUISER, "--config", RULES, "--output-type", "err", "src"]
    done = subprocess.run(
        words, cwd=folder, capture_output=True, text=True, timeout=2 * PATIENCE, check=False
    )
    assert done.returncode != 0, done.stderr
    return done.stdout


def test_a_circle_is_found_and_what_ends_is_none(found: str) -> None:
    for kind in PLANTED:
        assert f"no-circle: src/{kind}/one.ts" in found, found
    assert "none" not in found


@pytest.mark.parametrize("folder", ALLOWED)
def test_a_page_that_names_a_feature_is_found(found: str, folder: str) -> None:
    reached = re.findall(rf"src/{folder}/\w+.ts → src/features/([\w/.-]+).ts", found)
    assert sorted(reached) == sorted({*FEATURES, *LAZY} - ALLOWED[folder]), found


@pytest.mark.parametrize("folder", [*ALLOWED, "features/polls"])
def test_what_names_a_page_of_others_is_found(found: str, folder: str) -> None:
    reached = re.findall(rf"src/{folder}/turns.ts → src/(\w+)/main.ts", found)
    assert sorted(reached) == [page for page in PAGES if page != folder], found
