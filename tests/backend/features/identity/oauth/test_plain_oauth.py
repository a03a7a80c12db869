"""Providers without OpenID Connect, played by a server that answers as their documents say."""

import json
from collections.abc import Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import parse_qsl, urlsplit

import httpx
import pytest

from app.features.identity.oauth import providers
from app.features.identity.oauth.providers import Endpoints
from fixtures.actors import ADDRESS
from fixtures.issuer import asked
from fixtures.settings import Configure

EMAIL = "haneul@example.com"
KAKAO_ACCOUNT = {
    "profile": {"nickname": "하늘"},
    "email": EMAIL,
    "is_email_valid": True,
    "is_email_verified": True,
}
ANSWERS = {
    "github": {
        "/profile": {"id": 7, "login": "haneul", "email": None},
        "/emails": [{"email": EMAIL, "primary": True, "verified": True}],
    },
    "kakao": {"/profile": {"id": 7, "kakao_account": KAKAO_ACCOUNT}},
    "naver": {"/profile": {"resultcode": "00", "response": {"id": "n7", "email": EMAIL}}},
}


class Elsewhere(ThreadingHTTPServer):
    """A provider: `answers` by path, each with its status; what it was asked is kept."""

    answers: dict[str, tuple[int, object]]
    redeemed: dict[str, str]
    bearers: list[str]


class Handler(BaseHTTPRequestHandler):
    server: Elsewhere

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["content-length"]))
        self.server.redeemed = dict(parse_qsl(body.decode()))
        self.do_GET()

    def do_GET(self) -> None:
        if bearer := self.headers.get("authorization"):
            self.server.bearers.append(bearer)
        status, said = self.server.answers[urlsplit(self.path).path]
        body = said if isinstance(said, str) else json.dumps(said)
        self.send_response(status)
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, *_arguments: object) -> None:
        """Say nothing."""


@pytest.fixture(params=["sqlite"])
def database_kind(request: pytest.FixtureRequest) -> str:
    """The other one is tested where accounts are."""
    kind: str = request.param
    return kind


@pytest.fixture
def elsewhere() -> Iterator[Elsewhere]:
    """A server that gives a token for any code."""
    server = Elsewhere(("127.0.0.1", 0), Handler)
    server.answers = {"/token": (200, {"access_token": "theirs", "token_type": "bearer"})}
    server.bearers = []
    thread = Thread(target=server.serve_forever, args=[0.01])
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(params=sorted(ANSWERS))
def provider(
    request: pytest.FixtureRequest,
    elsewhere: Elsewhere,
    configure: Configure,
    monkeypatch: pytest.MonkeyPatch,
) -> str:
    """Each of them, at that server's address."""
    name: str = request.param
    base = f"http://127.0.0.1:{elsewhere.server_port}"
    emails = f"{base}/emails" if name == "github" else None
    there = Endpoints(f"{base}/authorize", f"{base}/token", f"{base}/profile", emails)
    known = [replace(one, endpoints=there) for one in providers._KNOWN if one.name == name]
    monkeypatch.setattr(providers, "_KNOWN", known)
    configure(**{f"{name}_client_id": "us", f"{name}_client_secret": "ours"})
    elsewhere.answers |= {path: (200, said) for path, said in ANSWERS[name].items()}
    return name


async def sign_in(browser: httpx.AsyncClient, provider: str) -> str:
    """Begin, and come back with a code; where that leads is the answer."""
    begun = await browser.get(f"/auth/{provider}/login")
    state = asked(begun.headers["location"])["state"]
    back = await browser.get(f"/auth/{provider}/callback?code=abc&state={state}")
    return back.headers["location"]


async def test_somebody_signs_in(anyone: httpx.AsyncClient, elsewhere: Elsewhere, provider: str):
    assert await sign_in(anyone, provider) == "/dashboard"
    user = (await anyone.post("/auth/refresh")).json()["user"]
    assert user["email"] == ("n7@naver.invalid" if provider == "naver" else EMAIL)
    assert set(elsewhere.bearers) == {"Bearer theirs"}
    redeemed = elsewhere.redeemed
    assert (redeemed["code"], redeemed["client_id"], redeemed["client_secret"]) == (
        "abc",
        "us",
        "ours",
    )
    assert redeemed["redirect_uri"] == f"{ADDRESS}/auth/{provider}/callback"
    assert {"code_verifier", "state"} <= set(redeemed)


@pytest.mark.parametrize(
    "odd",
    [
        ("/token", 200, {"error": "bad_verification_code"}, "sign_in_forged"),
        ("/token", 400, {"error": "invalid_grant"}, "sign_in_forged"),
        ("/token", 500, "<h1>Oops</h1>", "provider_unavailable"),
        ("/token", 200, "access_token=theirs", "provider_unavailable"),
        ("/token", 200, [], "provider_unavailable"),
        ("/token", 302, "", "provider_unavailable"),
        ("/profile", 401, {}, "sign_in_forged"),
        ("/profile", 200, {}, "sign_in_forged"),
        ("/profile", 200, [1], "provider_unavailable"),
        ("/profile", 200, "null", "provider_unavailable"),
    ],
    ids=str,
)
async def test_an_odd_answer_signs_nobody_in(
    anyone: httpx.AsyncClient, elsewhere: Elsewhere, provider: str, odd: tuple
):
    path, status, said, code = odd
    elsewhere.answers[path] = (status, said)
    assert asked(await sign_in(anyone, provider))["error"] == code
    assert "refresh" not in anyone.cookies
