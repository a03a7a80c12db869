"""Checking what several workers need; what is missing is named in one line."""

import os
import shutil

from app.core.config import Settings

# Debian keeps nginx where only root looks.
_ALSO = ("/usr/sbin", "/usr/local/sbin")


def search_path() -> str:
    """Return the directories in which programs are searched."""
    return os.pathsep.join([os.environ.get("PATH", os.defpath), *_ALSO])


def find_nginx(settings: Settings, workers: int, path: str) -> str:
    """Return the path of nginx, after checking everything else.

    Raises:
        SystemExit: Redis or PostgreSQL is not set, or nginx is not on `path`.
    """
    if settings.redis_url is None:
        raise SystemExit(
            f"WORKERS={workers} needs REDIS_URL: set it, such as REDIS_URL=redis://127.0.0.1:6379/0"
        )
    if not settings.database_url.startswith("postgresql"):
        raise SystemExit(
            f"WORKERS={workers} needs PostgreSQL: "
            "set DATABASE_URL=postgresql://user:secret@host/name"
        )
    nginx = shutil.which("nginx", path=path)
    if nginx is None:
        raise SystemExit(
            f"WORKERS={workers} needs nginx: install it (Debian's package is nginx-light)"
        )
    return nginx
