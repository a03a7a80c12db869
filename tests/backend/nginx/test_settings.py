"""The front's settings: what is missing is said in one line, and the rest has defaults."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from fixtures.stack.check import FORMS, PLACES
from fixtures.stack.preflight import find_nginx
from fixtures.stack.rendering import NGINX, UnsetError, _settled, render_front

NEEDED = {**PLACES, "SERVER_NAME": "talk.example.com"}


@pytest.mark.parametrize("name", NEEDED)
def test_what_has_no_default_is_missed_by_name(tmp_path: Path, name: str) -> None:
    given = {key: value for key, value in NEEDED.items() if key != name}
    with pytest.raises(UnsetError, match=f"^The front does not start: set {name}, such as .*$"):
        render_front(tmp_path, **given)
    assert not list(tmp_path.iterdir())


def test_tls_is_on_or_off(tmp_path: Path) -> None:
    with pytest.raises(UnsetError, match="TLS is on or off, not maybe"):
        render_front(tmp_path, **NEEDED, TLS="maybe")


def test_envsubst_fills_in_the_same(tmp_path: Path) -> None:
    """It takes `$NAME` for `${NAME}`, and leaves what is not set: neither may be there."""
    for form in FORMS:
        settings = _settled(NGINX, {**NEEDED, **form})
        for template in (NGINX / "templates").rglob("*.template"):
            text = template.read_text()
            assert not re.findall(r"\$[A-Z]", text)
            for name in re.findall(r"\$\{(\w+)\}", text):
                assert name in settings, name


def test_the_image_reads_the_settings_as_we_do() -> None:
    """Its entrypoint sources what is executable and ends in .envsh, by a POSIX shell."""
    for script in (NGINX / "settings.envsh", NGINX / "frontend" / "settings.envsh"):
        assert script.stat().st_mode & 0o111
        shell = shutil.which("dash") or "sh"
        subprocess.run([shell, "-n", str(script)], check=True)


def test_a_stack_without_its_programs_says_which(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="needs Redis: install it"):
        find_nginx(path=str(tmp_path))
    (tmp_path / "redis-server").touch(mode=0o755)
    with pytest.raises(SystemExit, match=r"needs nginx: install it .* nginx-light"):
        find_nginx(path=str(tmp_path))
    (tmp_path / "nginx").touch(mode=0o755)
    with pytest.raises(SystemExit, match="needs the built pages: make build"):
        find_nginx(path=str(tmp_path), dist=tmp_path)


@pytest.mark.parametrize(
    ("limit", "connections"), [("-S -n 1024", "16384"), ("-H -n 1000", "1000")]
)
def test_nginx_takes_as_many_connections_as_the_system_lets_it(
    limit: str, connections: str
) -> None:
    """Some start containers with 1,024 files, and let them raise that."""
    script = f'ulimit -S -n 900; ulimit {limit}; . "$0"; echo "$FILES $CONNECTIONS"'
    asked = ["sh", "-c", script, str(NGINX / "settings.envsh")]
    files, room = subprocess.check_output(asked, env=NEEDED, text=True).split()
    assert room == connections
    assert int(room) <= int(files) <= 65_536
