"""What the stack is made of; whatever is missing is refused by name, in one line."""

import shutil
from pathlib import Path

from app.supervisor.needs import search_path
from fixtures import postgres

DIST = Path(__file__).resolve().parents[2] / "frontend" / "dist"


def find_nginx(path: str | None = None, dist: Path = DIST) -> str:
    """The nginx of this machine, once everything else is there too.

    Raises:
        SystemExit: a program is missing, or the pages are not built.
    """
    path = search_path() if path is None else path
    if postgres.programs() is None:
        raise SystemExit("The stack needs PostgreSQL: install it (Debian's package is postgresql)")
    if shutil.which("redis-server", path=path) is None:
        raise SystemExit("The stack needs Redis: install it (Debian's package is redis-server)")
    nginx = shutil.which("nginx", path=path)
    if nginx is None:
        raise SystemExit("The stack needs nginx: install it (Debian's package is nginx-light)")
    if not (dist / "join.html").is_file():
        raise SystemExit("The stack needs the built pages: make build")
    return nginx
