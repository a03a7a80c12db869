"""`python -m stack.check`: nginx reads every form of the templates, and finds nothing odd."""

import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from app.supervisor.needs import search_path
from fixtures.ports import HOST
from stack.rendering import render_front, render_frontend
from stack.services import make_certificate

PLACES = {
    "BACKEND_1": "127.0.0.1:8000",
    "BACKEND_2": "127.0.0.2:8000",
    "FRONTEND": "127.0.0.1:3000",
}
FORMS: tuple[dict[str, str], ...] = (
    {},
    {"TLS": "off", "TRUSTED_PROXIES": "10.0.0.0/8, 2001:db8::/32", "SERVER_NAME": "a.kr b.kr"},
)


def faults(folder: Path, nginx: str) -> str:
    """What nginx says against the configuration in `folder`."""
    test = [nginx, "-t", "-q", "-e", "stderr", "-p", f"{folder}/", "-c", "nginx.conf"]
    done = subprocess.run(  # noqa: S603 - the command is ours
        test, capture_output=True, text=True, check=False
    )
    return done.stderr or ("it says nothing, and fails" if done.returncode else "")


def main() -> None:
    """Read everything.

    Raises:
        SystemExit: there is no nginx, or what it says.
    """
    nginx = shutil.which("nginx", path=search_path())
    if nginx is None:
        raise SystemExit("Checking nginx's templates needs nginx (Debian's package is nginx-light)")
    with TemporaryDirectory() as name:
        make_certificate(Path(name))
        sys.exit("\n".join(filter(None, (faults(one, nginx) for one in _forms(Path(name))))) or 0)


def _forms(folder: Path) -> list[Path]:
    made = [folder / f"front-{number}" for number in range(len(FORMS))]
    common = {"SERVER_NAME": "talk.example.com", "SSL_DIR": str(folder), "LISTEN": HOST, **PLACES}
    ports = {"HTTP_PORT": "47380", "HTTPS_PORT": "47443"}
    for one, form in zip(made, FORMS, strict=True):
        render_front(one, **{**common, **ports, **form})
    pages = [folder / "frontend", folder / "embedding"]
    for one, origins in zip(pages, ("", "https://a.kr,http://b.kr:8080"), strict=True):
        render_frontend(one, EMBED_ORIGINS=origins)
    return [*made, *pages]


if __name__ == "__main__":
    main()
