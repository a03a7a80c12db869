"""Tests run in forked processes as in one: each once, in its file, and none is lost silently."""

import subprocess
import sys
from pathlib import Path

import pytest

PASSES = "def test_passes(): print('said in {}')"
FILES = {
    "test_one.py": f"{PASSES}\ndef test_fails(): print('was here'); assert [1, 2] == [1, 3]",
    "test_two.py": f"import pytest\n@pytest.fixture(scope='session')\ndef own(): return []\n"
    "@pytest.mark.parametrize('n', range(5))\ndef test_in_order(own, n):\n"
    f"    own.append(n); assert own == list(range(n + 1))\n{PASSES}",
    "test_three.py": "import os\ndef test_dies(): os._exit(3)\ndef test_comes_after_it(): pass",
}
FOLDER = Path(__file__).resolve().parent


def run(folder: Path, *names: str, words: tuple[str, ...] = ()) -> tuple[int, str]:
    for name in names:
        (folder / name).write_text(FILES[name])
    command = [sys.executable, "-m", "pytest", "-p", "fixtures.processes", "--processes", "2"]
    done = subprocess.run(
        [*command, "-p", "no:cacheprovider", "--rootdir", str(folder), *words, *names],
        cwd=folder,
        env={"PYTHONPATH": str(FOLDER), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


def test_each_runs_once_and_a_failure_is_told_with_what_it_printed(tmp_path: Path):
    status, said = run(tmp_path, "test_one.py", "test_two.py")
    assert (status, "1 failed, 7 passed" in said) == (1, True), said
    assert "assert [1, 2] == [1, 3]" in said
    assert said.count("was here") == 2, said  # in the source, and as it was captured


def test_all_that_pass_are_a_success(tmp_path: Path):
    status, said = run(tmp_path, "test_two.py", words=("-q",))
    assert (status, "6 passed" in said) == (0, True), said


@pytest.mark.parametrize("other", ["test_one.py", "test_two.py"])
def test_a_process_that_dies_is_a_failure_of_what_it_had_not_run(tmp_path: Path, other: str):
    status, said = run(tmp_path, "test_three.py", other)
    assert status != 0
    for name in ("test_dies", "test_comes_after_it"):
        assert f"FAILED test_three.py::{name} - its process ended" in said, said


def test_after_a_failure_no_more_files_are_begun_if_one_is_enough(tmp_path: Path):
    status, said = run(tmp_path, "test_one.py", words=("-x",))
    assert (status, "1 failed, 1 passed" in said) == (1, True), said
