"""Templates of another release are read by nginx as it runs, and broken ones are not."""

import asyncio
import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

from app.cli.supervisor.preflight import search_path
from fixtures.front import RunningFront, fronted
from fixtures.ports import HOST
from fixtures.stack.rendering import NGINX
from fixtures.waiting import ELSEWHERE, PATIENCE, until

ANEW = {"Connection": "close"}
# What the official image does, less what it says.
ENVSUBST = """#!/bin/sh -eu
cd "$TEMPLATES"
names=$(env | sed -n 's/^\\([A-Z][A-Z0-9_]*\\)=.*/${\\1}/p' | tr '\\n' ' ')
for one in $(find . -name '*.template'); do
  envsubst "$names" <"$one" >"$NGINX_ENVSUBST_OUTPUT_DIR/${one%.template}"
done
"""


@dataclass
class Release:
    """The templates that lie beside nginx now."""

    folder: Path

    def write(self, name: str, text: str) -> None:
        """Add this to one of them."""
        template = self.folder / "templates" / f"{name}.conf.template"
        template.write_text(template.read_text() + text)

    def renew(self, here: RunningFront) -> "subprocess.CompletedProcess[str]":
        """Run the script, as in the container of nginx."""
        places = {"BACKEND_1": here.b1, "BACKEND_2": here.b2, "FRONTEND": here.pages}
        return subprocess.run(
            ["sh", "-eu"],
            input=(NGINX / "renew.sh").read_text(),
            env={
                "PATH": f"{search_path()}{os.pathsep}{os.environ['PATH']}",
                "TEMPLATES": str(self.folder / "templates"),
                "ENTRYPOINT_SCRIPTS": str(self.folder),
                "NGINX_ENVSUBST_OUTPUT_DIR": str(here.folder),
                **{name: place.address for name, place in places.items()},
                "SERVER_NAME": HOST,
                "LISTEN": HOST,
                "TLS": "off",
                "HTTP_PORT": str(here.http.base_url.port),
            },
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,
        )


@pytest.fixture
def release(tmp_path: Path) -> Release:
    """That which nginx was started with."""
    shutil.copytree(NGINX / "templates", tmp_path / "templates")
    shutil.copy(NGINX / "settings.envsh", tmp_path / "15-settings.envsh")
    (tmp_path / "20-envsubst-on-templates.sh").write_text(ENVSUBST)
    (tmp_path / "20-envsubst-on-templates.sh").chmod(0o755)
    return Release(tmp_path)


async def workers(here: RunningFront) -> list[str]:
    """The processes of nginx that serve; a reload starts others."""
    named = await until(lambda: _children_if_all_began(here), every=ELSEWHERE)
    return [child for child, name in named.items() if "worker process" in name]


def _children_if_all_began(here: RunningFront) -> dict[str, str]:
    master = (here.folder / "nginx.pid").read_text().strip()
    children = Path(f"/proc/{master}/task/{master}/children").read_text().split()
    named = {child: Path(f"/proc/{child}/cmdline").read_text() for child in children}
    # Those of the cache begin last, and each has its master's name until it has begun.
    began = any("cache" in name for name in named.values())
    return named if began and not any("master" in name for name in named.values()) else {}


async def test_what_nginx_would_not_read_is_refused_and_all_goes_on(release: Release) -> None:
    async with fronted() as here:
        served = await workers(here)
        release.write("site", "nonsense;")
        done = release.renew(here)
        assert done.returncode
        assert 'unknown directive "nonsense"' in done.stderr
        assert await here.asked("GET", "/api/x") == {"b1", "b2"}
        assert await workers(here) == served


async def test_the_same_is_not_read_again(release: Release) -> None:
    async with fronted() as here:
        served = await workers(here)
        done = release.renew(here)
        assert (done.returncode, done.stderr) == (0, "")
        assert await workers(here) == served


async def test_what_is_new_is_served_at_once(release: Release) -> None:
    async with fronted() as here:
        release.write("site", "location = /front/new { return 202; }")
        done = release.renew(here)
        assert done.returncode == 0, done.stderr
        async with asyncio.timeout(PATIENCE):
            # By new connections: those that rest between two requests are closed.
            while (await here.http.get("/front/new", headers=ANEW)).status_code != 202:
                continue
