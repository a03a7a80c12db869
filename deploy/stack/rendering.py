"""Filling in nginx's templates as the official image does, with the same settings."""

import os
import re
import subprocess
from collections.abc import Iterable, Mapping
from pathlib import Path

NGINX = Path(__file__).resolve().parents[1] / "nginx"
SHARED = NGINX / "templates" / "security_headers.conf.template"

_REFUSAL = "The front does not start"  # what settings.envsh says; before it a shell names the line
_SUFFIX = ".template"
_NAME = re.compile(r"\$\{([A-Z][A-Z0-9_]*)\}")


class UnsetError(Exception):
    """A setting is missing; the text says which, in one line."""


def render_front(folder: Path, **settings: str) -> None:
    """Write the front's configuration into `folder`.

    Raises:
        UnsetError: a setting is missing, or is none of those that there are.
    """
    templates = NGINX / "templates"
    _render(templates, templates.rglob("*" + _SUFFIX), folder, _settled(NGINX, settings))


def render_frontend(folder: Path, **settings: str) -> None:
    """Write the configuration of the pages' server into `folder`."""
    own = NGINX / "frontend"
    templates = own / "templates"
    known = _settled(own, settings)
    _render(templates, templates.rglob("*" + _SUFFIX), folder, known)
    _render(SHARED.parent, [SHARED], folder, known)


def _settled(folder: Path, settings: Mapping[str, str]) -> dict[str, str]:
    """The environment after `settings.envsh`, which a shell reads here as it does in the image."""
    shell = ["sh", "-c", '. "$0" && env -0', str(folder / "settings.envsh")]
    environment = {"PATH": os.environ.get("PATH", os.defpath), **settings}
    done = subprocess.run(  # noqa: S603 - the command is ours
        shell, env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise UnsetError(done.stderr[max(0, done.stderr.find(_REFUSAL)) :].strip())
    pairs = (pair.partition("=") for pair in done.stdout.split("\0") if pair)
    return {name: value for name, _, value in pairs}


def _render(
    templates: Path, found: Iterable[Path], folder: Path, settings: Mapping[str, str]
) -> None:
    for template in found:
        target = folder / template.relative_to(templates).with_suffix("")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(_filled(template.read_text(), settings))


def _filled(text: str, settings: Mapping[str, str]) -> str:
    """Like envsubst, but what is unset is an error."""
    if missing := [name for name in _NAME.findall(text) if name not in settings]:
        raise UnsetError(f"no setting is called {missing[0]}")
    return _NAME.sub(lambda found: settings[found[1]], text)
