"""The images that `make images-test` has built, started together as the compose file says."""

import os
import re
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from containers import Container, container
from fixtures import compose, tls
from fixtures.pace import scaled
from fixtures.ports import HOST, free_port
from whole import Whole

pytest_plugins = ["fixtures.services"]

BACKEND, FRONTEND = (f"localhost/engagenow/{part}:test" for part in ("backend", "frontend"))
NGINX = os.environ["NGINX_IMAGE"]
READY_SECONDS = scaled(60)


@pytest.fixture(scope="session")
def anyio_backend() -> str:
    """Every asynchronous test runs on asyncio."""
    return "asyncio"


@pytest.fixture(scope="session")
def backend() -> Iterator[Container]:
    """A container of the backend, in which nothing runs yet."""
    with container(BACKEND, compose.services()["backend-1"]) as made:
        yield made


@pytest.fixture(scope="session")
def frontend() -> Iterator[Container]:
    """A container of the pages."""
    with container(FRONTEND, compose.services()["frontend"]) as made:
        yield made


@pytest.fixture(scope="session")
def settings(postgres_url: str, redis_url: str, redis_prefix: str) -> dict[str, str]:
    """What the compose file tells the workers, with the servers of this machine."""
    told = compose.services()["migrate"]["environment"]
    here = {"DATABASE_URL": postgres_url, "REDIS_URL": redis_url, "TRUSTED_PROXIES": HOST}
    return {**told, **here, "REDIS_PREFIX": redis_prefix}


@pytest.fixture(scope="session")
def whole(
    backend: Container,
    frontend: Container,
    settings: dict[str, str],
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Whole]:
    """Everything, from the migration to nginx, in the compose file's order."""
    folder = tmp_path_factory.mktemp("whole")
    migrate = compose.services()["migrate"]["command"]
    assert backend.output_of(*migrate, **settings) == []
    ports = {name: free_port() for name in ("b1", "b2", "pages", "http", "https")}
    with ExitStack() as stack:
        for name in ("b1", "b2"):
            stack.enter_context(serving(backend, folder, name, ports[name], settings))
        pages = {"PORT": str(ports["pages"]), "LISTEN": HOST}
        log = folder / "pages.log"
        stack.enter_context(frontend.started(frontend.own_command, log, **pages))
        certificate = stack.enter_context(front(folder, ports))
        whole = Whole(ports, certificate)
        whole.wait(log)
        yield whole


@contextmanager
def serving(
    worker: Container, folder: Path, name: str, port: int, settings: dict[str, str]
) -> Iterator[None]:
    """A worker, as its image starts it but on a port of its own, once it is healthy."""
    log = folder / f"{name}.log"
    here = ["--host", HOST, "--port", str(port)]
    command = [*worker.own_command, *here]
    with worker.started(command, log, **settings, WORKER_ID=name) as process:
        check = [*worker.config["Healthcheck"]["Test"][1:], *here[2:]]
        give_up = time.monotonic() + READY_SECONDS
        while (asked := worker.run(*check)).returncode:
            assert process.poll() is None, log.read_text()
            assert time.monotonic() < give_up, asked.stderr
        yield


@contextmanager
def front(folder: Path, ports: dict[str, int]) -> Iterator[tls.Certificate]:
    """nginx as the compose file has it: its command, files and capabilities."""
    service = compose.services()["nginx"]
    certificate = certify(folder)
    here = {"./deploy": f"{compose.ROOT}/deploy", "./ssl/acme": str(folder), "./ssl": str(folder)}
    for place, ours in here.items():
        service["volumes"] = [re.sub(f"^{place}(?=[:/])", ours, one) for one in service["volumes"]]
    told = {
        **service["environment"],
        "BACKEND_1": f"{HOST}:{ports['b1']}",
        "BACKEND_2": f"{HOST}:{ports['b2']}",
        "FRONTEND": f"{HOST}:{ports['pages']}",
        "SERVER_NAME": HOST,
        "LISTEN": HOST,
        "HTTP_PORT": str(ports["http"]),
        "HTTPS_PORT": str(ports["https"]),
    }
    with (
        container(NGINX, service) as nginx,
        nginx.started(nginx.own_command, folder / "front.log", **told),
    ):
        yield certificate


def certify(folder: Path) -> tls.Certificate:
    """A certificate under the names that nginx looks for; its key is root's alone."""
    made = tls.certify(folder)
    kept = tls.Certificate(folder / "fullchain.pem", folder / "privkey.pem")
    made.chain.rename(kept.chain)
    made.key.rename(kept.key)
    kept.key.chmod(0o600)
    return kept
