"""TLS: http leads there under our name, browsers keep to it, and certificates can be renewed."""

import ssl
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest

from fixtures.front import RunningFront, fronted
from fixtures.plain_http import plain_http
from fixtures.ports import HOST, free_port
from fixtures.stack.services import make_certificate
from fixtures.waiting import PATIENCE

CHALLENGE = "/.well-known/acme-challenge/token"


@dataclass
class Secured:
    """The front, its http and its https."""

    front: RunningFront
    http: httpx.AsyncClient
    https: httpx.AsyncClient
    authority: Path


@pytest.fixture
async def secured(tmp_path: Path) -> AsyncIterator[Secured]:
    port, plain = free_port(), free_port()
    settings = {"TLS": "on", "SSL_DIR": str(tmp_path), "ACME_DIR": str(tmp_path / "acme")}
    settings |= {"HTTP_PORT": str(plain), "HTTPS_PORT": str(port)}
    authority = make_certificate(tmp_path)
    trust = ssl.create_default_context(cafile=str(authority))
    async with (
        fronted(**settings, listen=port) as front,
        plain_http(f"http://{HOST}:{plain}") as http,
        httpx.AsyncClient(base_url=f"https://{HOST}:{port}", timeout=PATIENCE, verify=trust) as tls,
    ):
        yield Secured(front, http, tls, authority)


async def test_http_leads_to_our_name_whatever_name_was_asked_for(secured: Secured) -> None:
    port = secured.https.base_url.port
    for name in (HOST, "evil.example"):
        led = await secured.http.post("/join/A%20B?x=1", headers={"Host": name})
        assert led.status_code == 308
        assert led.headers["location"] == f"https://{HOST}:{port}/join/A%20B?x=1"
    assert secured.front.received == 0


async def test_a_certificate_authority_finds_its_answer(secured: Secured, tmp_path: Path) -> None:
    answer = tmp_path / "acme" / CHALLENGE.lstrip("/")
    answer.parent.mkdir(parents=True)
    answer.write_text("proof")
    assert (await secured.http.get(CHALLENGE)).text == "proof"
    assert (await secured.http.get(CHALLENGE + "x")).status_code == 404


async def test_browsers_are_told_once_to_keep_to_tls(secured: Secured) -> None:
    for path, status in (("/api/x", 200), ("/", 200), ("/metrics", 404)):
        answer = await secured.https.get(path)
        assert answer.status_code == status
        told = answer.headers.get_list("strict-transport-security")
        assert told == ["max-age=31536000"]
    told = (await secured.http.get("/front/health")).headers
    assert "strict-transport-security" not in told


async def test_workers_know_that_it_was_https(secured: Secured) -> None:
    head = (await secured.https.get("/api/x", headers={"X-Forwarded-Proto": "http"})).text
    assert "X-Forwarded-Proto: https\r\n" in head


async def test_only_modern_tls_is_spoken(secured: Secured) -> None:
    old = ssl.create_default_context(cafile=str(secured.authority))
    old.set_ciphers("AES256-SHA:ECDHE-RSA-AES128-SHA:@SECLEVEL=0")
    old.maximum_version = ssl.TLSVersion.TLSv1_2
    async with httpx.AsyncClient(
        base_url=secured.https.base_url, verify=old, timeout=PATIENCE
    ) as client:
        with pytest.raises(httpx.ConnectError):
            await client.get("/")
