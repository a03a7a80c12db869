"""`make env`: random secrets, for their owner alone, and never over others."""

import re
import shutil
import stat
import subprocess
from pathlib import Path

import pytest

from fixtures.compose import ENVIRONMENT, ROOT, compose
from fixtures.waiting import PATIENCE

SECRETS = set(ENVIRONMENT) - {"SERVER_NAME"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A repository without a .env."""
    shutil.copy(ROOT / ".env.example", tmp_path)
    return tmp_path


def make_env(folder: Path, name: str = "talk.example.com") -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [ROOT / "scripts" / "make-env", name, folder],
        check=False,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
    )


def assigned(folder: Path) -> dict[str, str]:
    """What Compose would read."""
    lines = (folder / ".env").read_text().splitlines()
    return dict(line.split("=", 1) for line in lines if line and not line.startswith("#"))


@pytest.mark.parametrize("name", ["", "https://a.kr", "a.kr/", "-a", ".a", "a b", "a;b", "$(id)"])
def test_without_a_proper_name_nothing_is_written(folder: Path, name: str) -> None:
    done = make_env(folder, name)
    assert done.returncode
    assert len(done.stderr.splitlines()) == 1
    assert not (folder / ".env").exists()


def test_secrets_that_are_in_use_stay(folder: Path) -> None:
    (folder / ".env").write_text("SECRET_KEY=old\n")
    done = make_env(folder)
    assert done.returncode
    assert len(done.stderr.splitlines()) == 1
    assert (folder / ".env").read_text() == "SECRET_KEY=old\n"


def test_a_link_is_not_followed(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "file"
    (folder / ".env").symlink_to(elsewhere)
    assert make_env(folder).returncode
    assert not elsewhere.exists()


def test_its_owner_alone_reads_it(folder: Path) -> None:
    assert make_env(folder).returncode == 0
    assert stat.S_IMODE((folder / ".env").stat().st_mode) == 0o600


def test_every_secret_is_random_and_safe_in_an_address(folder: Path) -> None:
    assert make_env(folder).returncode == 0
    first = assigned(folder)
    (folder / ".env").unlink()
    assert make_env(folder).returncode == 0
    second = assigned(folder)
    secrets = [kept[name] for kept in (first, second) for name in SECRETS]
    assert len(set(secrets)) == 2 * len(SECRETS)
    assert all(re.fullmatch("[0-9a-f]{64}", secret) for secret in secrets)


def test_compose_starts_with_it(folder: Path) -> None:
    make_env(folder)
    told = compose(assigned(folder))["services"]["backend-1"]["environment"]
    assert told["PUBLIC_URL"] == "https://talk.example.com"
    assert set(assigned(folder)) == set(ENVIRONMENT)


def test_nothing_that_it_writes_is_shown(folder: Path) -> None:
    done = make_env(folder)
    assert not any(assigned(folder)[name] in done.stdout + done.stderr for name in SECRETS)
