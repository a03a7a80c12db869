"""The front in Kubernetes: nginx itself, before workers that have names and no fixed address."""

import re
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest

from fixtures.front import NGINX, Echo
from fixtures.kubernetes import environment
from fixtures.kubernetes_front import ALL, CONTAINER, MANIFESTS, POD, front_before, render, settings
from fixtures.plain_http import plain_http
from fixtures.ports import HOST, free_port
from fixtures.stack.check import faults
from fixtures.stack.rendering import NGINX as TEMPLATES
from fixtures.tls import certify
from fixtures.waiting import ELSEWHERE, until

POLL = "/socket.io/?EIO=4&transport=polling"


@dataclass
class Front:
    """nginx, who can be found by which name, and a client."""

    http: httpx.AsyncClient
    names: dict[str, list[str]]
    workers: list[Echo]

    async def asked(self, path: str, times: int = 24) -> set[str]:
        answers = [await self.http.get(path) for _ in range(times)]
        assert {answer.status_code for answer in answers} == {200}
        return {answer.headers["x-asked"] for answer in answers}

    async def answered(self, path: str, by: str) -> None:
        """Wait until this one answers."""

        async def it_does() -> bool:
            return (await self.http.get(path)).headers.get("x-asked") == by

        await until(it_does, every=ELSEWHERE)


@asynccontextmanager
async def fronted(folder: Path) -> AsyncIterator[Front]:
    """Two workers at two addresses, under their names in the cluster."""
    async with AsyncExitStack() as stack:
        at = free_port()
        workers = [Echo(f"b{n}", f"127.0.0.{n + 1}", at) for n in range(2)]
        for echo in workers:
            stack.push_async_callback((await echo.open()).close)
        names = {f"backend-{n}.{ALL}": [echo.host] for n, echo in enumerate(workers)}
        names[ALL] = [echo.host for echo in workers]
        url = await stack.enter_async_context(front_before(folder, names, at))
        http = plain_http(url)
        yield Front(await stack.enter_async_context(http), names, workers)


@pytest.mark.parametrize("form", ["on", "off"])
def test_nginx_finds_nothing_odd(tmp_path: Path, form: str) -> None:
    certificate = certify(tmp_path)
    certificate.chain.rename(tmp_path / "fullchain.pem")
    certificate.key.rename(tmp_path / "privkey.pem")
    folder = tmp_path / "front"
    folder.mkdir()
    ports = {"HTTP_PORT": "47380", "HTTPS_PORT": "47443", "LISTEN": HOST}
    render(folder, TLS=form, SSL_DIR=str(tmp_path), FRONTEND="127.0.0.1:3000", **ports)
    assert faults(folder, NGINX) == ""


def test_every_setting_is_read_by_somebody() -> None:
    read = (TEMPLATES / "settings.envsh").read_text()
    read += "".join(MANIFESTS.configs["front-templates"].values())
    for name in environment(MANIFESTS, CONTAINER, NAMESPACE=""):
        helps = name in ("NAMESPACE", "CLUSTER_DOMAIN") or name.startswith("NGINX_")
        assert helps or re.search(rf"\b{name}\b", read), name


def test_what_is_mounted_is_where_nginx_and_the_image_look() -> None:
    mounts = {mount["name"]: mount["mountPath"] for mount in CONTAINER["volumeMounts"]}
    known = settings()
    assert mounts["tls"] == known["SSL_DIR"]
    assert mounts["run"] == known["NGINX_ENVSUBST_OUTPUT_DIR"]
    assert f"{mounts['run']}/" in CONTAINER["args"]
    assert re.fullmatch(r"/docker-entrypoint\.d/[\w-]+\.envsh", mounts["settings"])
    volumes = {volume["name"]: volume for volume in POD["volumes"]}
    assert volumes["settings"]["configMap"]["defaultMode"] & 0o111 == 0o111
    files = {item["path"] for item in volumes["tls"]["secret"]["items"]}
    assert files == {"fullchain.pem", "privkey.pem"}


def test_it_listens_and_answers_where_it_is_asked() -> None:
    ports = {port["name"]: str(port["containerPort"]) for port in CONTAINER["ports"]}
    known = settings()
    assert ports == {"http": known["HTTP_PORT"], "https": known["HTTPS_PORT"]}
    path = CONTAINER["readinessProbe"]["httpGet"]["path"]
    assert f"location = {path} " in MANIFESTS.configs["front-templates"]["alive.conf.template"]
    assert known["BACKENDS"] == f"{ALL}:8000"
    (pages,) = MANIFESTS.one("Service", "frontend")["spec"]["ports"]
    assert known["FRONTEND"] == f"frontend:{pages['port']}"


@pytest.mark.parametrize("sid", ["b2.abc", "b999.abc"])
async def test_a_poll_for_a_worker_that_is_no_more_is_refused_in_our_words(
    tmp_path: Path, sid: str
) -> None:
    async with fronted(tmp_path) as here:
        answer = await here.http.get(f"{POLL}&sid={sid}")
        assert (answer.status_code, answer.json()["code"]) == (503, "busy")
        assert not any(echo.heads for echo in here.workers)


async def test_a_poll_goes_to_the_pod_that_its_sid_names_and_the_rest_to_all(
    tmp_path: Path,
) -> None:
    async with fronted(tmp_path) as here:
        assert await here.asked(f"{POLL}&sid=b0.abc") == {"b0"}
        assert await here.asked(f"{POLL}&sid=b1.abc") == {"b1"}
        for sid in ("", "b1", "b1x.abc", "../b1.abc", "B1.abc", "b.abc", "b1000.abc", "b1/.abc"):
            assert await here.asked(f"{POLL}&sid={sid}") == {"b0", "b1"}
        assert await here.asked("/api/sessions?sid=b0.abc") == {"b0", "b1"}


async def test_while_a_worker_is_replaced_the_others_answer_for_it(tmp_path: Path) -> None:
    async with fronted(tmp_path) as here:
        await here.workers[0].close()
        assert await here.asked("/api/sessions") == {"b1"}
        assert (await here.http.get(f"{POLL}&sid=b0.abc")).status_code == 503


async def test_a_worker_that_comes_back_at_another_address_is_found(tmp_path: Path) -> None:
    async with fronted(tmp_path) as here:
        first = here.workers[0]
        assert await here.asked(f"{POLL}&sid=b0.abc") == {"b0"}
        await first.close()
        fresh = await Echo("fresh", "127.0.0.3", first.port).open()
        here.names |= {f"backend-0.{ALL}": [fresh.host], ALL: [fresh.host]}
        try:
            for path in (f"{POLL}&sid=b0.abc", "/api/sessions"):
                await here.answered(path, by="fresh")
        finally:
            await fresh.close()
