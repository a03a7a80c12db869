"""The signing key, where no settings name one."""

import stat
from pathlib import Path

import pytest

from app.core import secret
from fixtures.settings import Configure


@pytest.fixture
def key_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, configure: Configure) -> Path:
    """Where the key is kept in this test."""
    path = tmp_path / ".secret_key"
    monkeypatch.setattr(secret, "_KEY_FILE", path)
    configure(secret_key="")
    return path


def test_a_random_key_is_made_once_and_kept_from_others(key_file: Path):
    key = secret.signing_key()
    assert len(key) >= 32
    assert key_file.read_text() == key
    assert stat.S_IMODE(key_file.stat().st_mode) == 0o600


def test_the_next_start_finds_it(key_file: Path):
    key = secret.signing_key()
    secret.signing_key.cache_clear()
    assert secret.signing_key() == key


def test_where_nothing_can_be_written_the_key_lives_as_long_as_the_process(
    key_file: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(secret, "_KEY_FILE", key_file / "missing" / ".secret_key")
    key = secret.signing_key()
    assert len(key) >= 32
    assert secret.signing_key() == key


def test_settings_win(key_file: Path, configure: Configure):
    configure(secret_key="a key of the settings")
    assert secret.signing_key() == "a key of the settings"
    assert not key_file.exists()


@pytest.mark.parametrize("kept", ["", "k", "a key cut short"])
def test_a_file_without_a_key_stops_the_start(key_file: Path, kept: str):
    key_file.write_text(kept)
    with pytest.raises(SystemExit, match=r"secret_key contains no key; delete it"):
        secret.signing_key()
