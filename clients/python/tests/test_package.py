"""The package as people get it: a wheel, in an environment where nothing else is."""

import shutil
import subprocess
import sys
from pathlib import Path

CLIENT = Path(__file__).resolve().parent.parent


def run(*command: str | Path, cwd: Path | None = None) -> str:
    ended = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert ended.returncode == 0, ended.stdout + ended.stderr
    return ended.stdout


def test_the_contract_is_that_of_the_server() -> None:
    run(sys.executable, CLIENT / "scripts" / "contract.py", "--is-current")


def test_the_package_installs_into_an_empty_environment(tmp_path: Path) -> None:
    source = tmp_path / "source"  # building leaves files beside what it builds
    shutil.copytree(CLIENT, source, ignore=shutil.ignore_patterns("__pycache__", "tests"))
    run(sys.executable, "-m", "venv", tmp_path / "empty")
    python = tmp_path / "empty" / "bin" / "python"
    pip = [python, "-m", "pip", "--disable-pip-version-check", "--quiet"]
    run(*pip, "wheel", "--no-deps", "--wheel-dir", tmp_path, source)
    run(*pip, "install", *tmp_path.glob("*.whl"))
    code = "import engagenow_client as c, importlib.resources as r; print(r.files(c) / 'py.typed')"
    where = Path(run(python, "-I", "-c", code, cwd=tmp_path).strip())
    assert where.is_file()
    assert tmp_path in where.parents
