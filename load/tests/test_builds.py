"""Another commit of ours beside the present one."""

import subprocess
import sys
from pathlib import Path

import pytest

from kit import builds
from kit.builds import PRESENT, build_of
from kit.contestants import BASE, OURS
from kit.plan import Scenario, Step
from kit.prepared import preparations
from kit.run import run

REQUIREMENTS = "backend/requirements.txt"


def git(folder: Path, *words: str) -> None:
    subprocess.run(["git", *words], cwd=folder, check=True, capture_output=True, timeout=30)


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with one commit, whose files have changed since."""
    (tmp_path / "backend").mkdir()
    (tmp_path / REQUIREMENTS).write_text("# nothing\n")
    (tmp_path / "backend" / "app.py").write_text("old = True\n")
    git(tmp_path, "init", "--quiet")
    git(tmp_path, "add", ".")
    author = ["-c", "user.name=n", "-c", "user.email=n@example.com"]
    git(tmp_path, *author, "commit", "--quiet", "-m", "m")
    (tmp_path / "backend" / "app.py").write_text("old = False\n")
    monkeypatch.setattr(builds, "ROOT", tmp_path)
    monkeypatch.setattr(builds, "_BUILT", tmp_path / ".build")
    return tmp_path


def test_a_commit_is_laid_beside_and_leaves_the_files_alone(repository: Path) -> None:
    build = build_of("HEAD")
    assert (build.backend / "app.py").read_text() == "old = True\n"
    assert (repository / "backend" / "app.py").read_text() == "old = False\n"
    assert build.python == sys.executable
    assert build_of("HEAD") == build


def test_other_requirements_get_an_environment_of_their_own(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (repository / REQUIREMENTS).write_text("# something else\n")
    made: list[tuple[str, ...]] = []
    monkeypatch.setattr(builds, "_run", lambda *words: _make(made, words))
    python = Path(build_of("HEAD").python)
    assert python.parent.parent.parent == repository / ".build"
    assert [words[0] for words in made] == ["scripts/make-venv", "scripts/install-packages"]
    assert build_of("HEAD").python == str(python)
    assert len(made) == 2  # it is there already


def _make(made: list[tuple[str, ...]], words: tuple[str, ...]) -> None:
    made.append(words)
    Path(words[2]).mkdir(parents=True, exist_ok=True)


def test_a_commit_that_is_none_is_refused(repository: Path) -> None:
    with pytest.raises(SystemExit, match="nowhere"):
        build_of("nowhere")
    assert not (repository / ".build").exists()


def test_a_base_runs_beside_ours_on_a_database_of_its_own() -> None:
    """Here the same commit as ours, so that nothing has to be installed."""
    options = {"members": 2, "rate": 5, "seconds": 1, "warmup": 0, "payload": 100}
    scenario = Scenario(0, 2, (Step("said", options),), (OURS, BASE))
    base = builds.Build(PRESENT.backend, PRESENT.python, "abc")
    with preparations("sqlite", base) as prepared:
        results = [run(who, scenario, prepared) for who in scenario.contestants]
    for (found,) in results:
        assert found["room"]["messages"]["conserved"], found
