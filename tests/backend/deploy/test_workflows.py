"""The workflows and the shell scripts, before anybody runs them."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from app.core.config import ROOT
from fixtures.waiting import PATIENCE

WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
ACTIONS = sorted((ROOT / ".github" / "actions").glob("*/action.yml"))
FORMS = [ROOT / ".github" / "ISSUE_TEMPLATE" / f"{name}.yml" for name in ("bug", "feature")]
CONTEXT = Path(sys.executable).parent
PINNED = re.compile(r"\./.+|[\w./-]+@[0-9a-f]{40}")


def run(*command: str | Path) -> None:
    """Run a linter; what it says is the reason of the failure."""
    done = subprocess.run(
        command, check=False, capture_output=True, text=True, cwd=ROOT, timeout=2 * PATIENCE
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_workflows_are_what_github_understands() -> None:
    run(CONTEXT / "check-jsonschema", "--builtin-schema", "vendor.github-workflows", *WORKFLOWS)
    run(CONTEXT / "check-jsonschema", "--builtin-schema", "vendor.github-actions", *ACTIONS)
    run(CONTEXT / "check-jsonschema", "--builtin-schema", "vendor.github-issue-forms", *FORMS)
    dependabot = ROOT / ".github" / "dependabot.yml"
    run(CONTEXT / "check-jsonschema", "--builtin-schema", "vendor.dependabot", dependabot)


def test_dependabot_reads_all_that_is_pinned_but_what_is_old_on_purpose() -> None:
    updates = yaml.safe_load((ROOT / ".github" / "dependabot.yml").read_text())["updates"]
    read = {one["package-ecosystem"]: set(one["directories"]) for one in updates}
    python = _folders("*requirements*.txt", "clients/python/pyproject.toml")
    assert python - read["pip"] == {"/tests/protocol/clients"}
    assert _folders("*package-lock.json") - read["npm"] == {"/tests/protocol"}
    assert (read["pip"] - python, read["npm"] - _folders("*package-lock.json")) == (set(), set())


def test_workflows_give_nobody_a_way_in() -> None:
    run(CONTEXT / "zizmor", "--offline", "--quiet", "--min-severity=medium", ROOT / ".github")


@pytest.mark.parametrize("path", [*WORKFLOWS, *ACTIONS], ids=lambda path: path.parent.name)
def test_everything_from_outside_is_pinned(path: Path) -> None:
    used = re.findall(r"uses: *(\S+)", path.read_text())
    assert [one for one in used if not PINNED.fullmatch(one)] == []
    images = re.findall(r"image: *(\S+)", path.read_text())
    assert [one for one in images if not re.search(r":\d+\.\d+", one)] == []


def test_workflows_speak_the_makefiles_words() -> None:
    known = set(re.findall(r"^([a-z0-9-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    spoken = {word for path in WORKFLOWS for word in _words(path)}
    assert {"check", "test-backend", "e2e", "load", "faults"} <= spoken
    assert spoken - known == set()


def test_shell_scripts_are_sound() -> None:
    named = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        capture_output=True, text=True, check=True, cwd=ROOT,
    ).stdout.splitlines()  # fmt: skip
    scripts = [ROOT / name for name in named if _is_shell(ROOT / name)]
    assert ROOT / "deploy" / "deploy" in scripts
    run(CONTEXT / "shellcheck", "--external-sources", "--source-path=SCRIPTDIR", *scripts)


def _folders(*patterns: str) -> set[str]:
    """Where files of these names are, from the root of the repository."""
    listed = subprocess.run(
        ["git", "ls-files", *patterns], capture_output=True, text=True, check=True, cwd=ROOT
    ).stdout.splitlines()
    return {f"/{Path(name).parent}".replace("/.", "/") for name in listed}


def _words(path: Path) -> list[str]:
    """What is made: in the steps themselves, and by each word of a matrix."""
    jobs = yaml.safe_load(path.read_text())["jobs"].values()
    matrices = [job.get("strategy", {}).get("matrix", {}) for job in jobs]
    said = re.findall(r"\bmake ([a-z0-9-]+)", path.read_text())
    return said + [word for matrix in matrices for word in matrix.get("word", [])]


def _is_shell(path: Path) -> bool:
    if not path.is_file():
        return False
    with path.open("rb") as file:
        return re.match(rb"#!\s*/(usr/)?bin/(env )?(ba|da)?sh\b", file.readline()) is not None
