"""Where a sign-in leads, and what it leaves in the browser."""

import httpx
import pytest

from fixtures.actors import ADDRESS
from fixtures.issuer import Browser

HTTPS = ADDRESS.replace("http", "https")

ELSEWHERE = [
    "https://evil.example",
    "http://evil.example/dashboard",
    "//evil.example",
    "///evil.example",
    "////evil.example/dashboard",
    "/\\evil.example",
    "\\\\evil.example",
    "/\t/evil.example",
    "/\n/evil.example",
    "\r\nLocation: https://evil.example",
    "https:evil.example",
    "https:/evil.example",
    "javascript:alert(1)",
    "data:text/html,x",
    "/sessions/../../evil",
    "/sessions/abc?next=//evil.example",
    "/sessions/abc#//evil.example",
    "/sessions/a@evil.example",
    "/dashboard\r\nSet-Cookie: a=b",
    "/dashboard/",
    "/sessions/%2f%2fevil.example",
    "/auth/oidc/login",
    "evil.example",
    "//dashboard",
    f"{ADDRESS}.evil.example/dashboard",
]


@pytest.fixture(params=["sqlite"])
def database_kind(request: pytest.FixtureRequest) -> str:
    """No database matters here."""
    kind: str = request.param
    return kind


@pytest.mark.parametrize(
    "place", ["/dashboard", "/sessions/0123456789abcdef", "/screen/0123456789abcdef"]
)
async def test_a_sign_in_leads_back_to_our_own_page(browser: Browser, place: str):
    assert await browser.sign_in(after=str(httpx.QueryParams(next=place))) == place


@pytest.mark.parametrize("place", ELSEWHERE)
async def test_a_sign_in_leads_nowhere_else(browser: Browser, place: str):
    assert await browser.sign_in(after=str(httpx.QueryParams(next=place))) == "/dashboard"


@pytest.mark.parametrize(
    ("address", "prefix", "end"), [(ADDRESS, "", "lax"), (HTTPS, "__Host-", "lax; Secure")]
)
async def test_cookies_are_this_hosts_own_and_no_scripts(
    browser: Browser, address: str, prefix: str, end: str
):
    browser.address = address
    begun = await browser.ours.get(f"{address}/auth/oidc/login")
    first = begun.headers["set-cookie"]
    assert first.startswith(f"{prefix}sign-in=ey")
    assert first.endswith(f"; HttpOnly; Max-Age=600; Path=/; SameSite={end}")
    back = await browser.agree(begun.headers["location"])
    answer = await browser.ours.get(back)
    kept, gone = answer.headers.get_list("set-cookie")
    assert kept.startswith(f"{prefix}refresh=ey")
    assert kept.endswith(f"; HttpOnly; Max-Age=2592000; Path=/; SameSite={end}")
    assert gone.startswith(f'{prefix}sign-in=""; HttpOnly; Max-Age=0')
    assert answer.headers["cache-control"] == "no-store"
    assert (await browser.who())["name"] == "haneul"
