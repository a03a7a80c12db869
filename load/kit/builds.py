"""Builds of our own server: the present one, and that of another commit beside it."""

import shutil
import subprocess
import sys
import tarfile
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from pathlib import Path

from kit.receivers import LOAD

ROOT = LOAD.parent
_BUILT = LOAD / ".build"
_REQUIREMENTS = Path("backend") / "requirements.txt"
_INSTALL_SECONDS = 600


@dataclass(frozen=True)
class Build:
    """A server's folder, and the Python that has its packages."""

    backend: Path
    python: str
    commit: str = ""  # empty: the present one


PRESENT = Build(ROOT / "backend", sys.executable)


def build_of(commit: str) -> Build:
    """Lay the backend of another commit into load/.build, for the packages that it names.

    Raises:
        SystemExit: git does not know it, or its packages cannot be installed.
    """
    words = ("rev-parse", "--verify", "--quiet", "--short=12", f"{commit}^{{commit}}")
    if not (known := _git(*words).decode().strip()):
        raise SystemExit(f"git knows no commit {commit}.")
    folder = _BUILT / f"base-{known}"
    if not folder.exists():
        unfinished = folder.with_suffix(".unfinished")
        shutil.rmtree(unfinished, ignore_errors=True)
        with tarfile.open(fileobj=BytesIO(_git("archive", known, "backend"))) as files:
            files.extractall(unfinished, filter="data")
        unfinished.rename(folder)
    return Build(folder / "backend", _python_for(folder / _REQUIREMENTS), known)


def _python_for(requirements: Path) -> str:
    wanted = requirements.read_bytes()
    if wanted == (ROOT / _REQUIREMENTS).read_bytes():
        return sys.executable
    folder = _BUILT / f"venv-{sha256(wanted).hexdigest()[:12]}"
    if not (folder / ".installed").exists():
        _run("scripts/make-venv", sys.executable, str(folder))
        _run("scripts/install-packages", sys.executable, str(folder),
             "--no-deps", "-r", str(requirements))  # fmt: skip
        (folder / ".installed").touch()
    return str(folder / "bin" / "python")


def _git(*words: str) -> bytes:
    """What git says; nothing if it fails."""
    command = ["git", *words]
    return subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, check=False).stdout  # noqa: S603 - only read


def _run(*words: str) -> None:
    done = subprocess.run(words, cwd=ROOT, timeout=_INSTALL_SECONDS, check=False)  # noqa: S603 - ours
    if done.returncode:
        raise SystemExit(f"{words[0]} failed.")
