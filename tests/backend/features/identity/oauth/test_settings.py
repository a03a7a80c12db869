"""Providers come from the settings alone, and apps' own browsers are turned back from Google."""

import httpx
import pytest

from app.core.config import Settings
from app.features.identity.oauth.providers import configured
from fixtures.issuer import asked
from fixtures.settings import Configure

KAKAOTALK = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) Mobile/15E148 KAKAOTALK 10.4.5"
NAVER = "Mozilla/5.0 (iPhone) AppleWebKit/605.1.15 NAVER(inapp; search; 2000; 12.6.3; 15PRO)"
WEBVIEW = "Mozilla/5.0 (Linux; Android 14; Pixel 8; wv) AppleWebKit/537.36 Chrome/130 Mobile"
SECRET = "q7Zc1mXw9RtLp4Vb8NsKd2Yh6Gf0Je3A"
ALL = {
    f"{name}_client_{part}": f"{name}-{part}"
    for name in ("google", "github", "kakao", "naver", "oidc")
    for part in ("id", "secret")
}


@pytest.fixture(params=["sqlite"])
def database_kind(request: pytest.FixtureRequest) -> str:
    """No database matters here."""
    kind: str = request.param
    return kind


async def test_those_that_are_named_are_offered_in_the_readers_language(
    anyone: httpx.AsyncClient, configure: Configure
):
    configure(**ALL, oidc_issuer="https://id.example", oidc_name="회사")
    for language, kakao in (("ko", "카카오"), ("en", "Kakao")):
        answer = await anyone.get("/auth/providers", headers={"Accept-Language": language})
        labels = {one["name"]: one["label"] for one in answer.json()["providers"]}
        assert labels == {
            "google": "Google",
            "kakao": kakao,
            "naver": "네이버" if language == "ko" else "Naver",
            "github": "GitHub",
            "oidc": "회사",
        }


def test_an_issuer_of_ones_own_needs_to_be_named(configure: Configure):
    configure(oidc_client_id="id")
    assert configured() == {}


def test_no_secret_is_shown(configure: Configure):
    configure(**ALL, oidc_issuer="https://id.example")
    assert "-secret" not in repr(configured())


@pytest.mark.parametrize("provider", ["github", "kakao", "naver"])
async def test_each_is_asked_for_a_code_with_state_and_challenge(
    anyone: httpx.AsyncClient, configure: Configure, provider: str
):
    configure(**ALL)
    answer = await anyone.get(f"/auth/{provider}/login", headers={"User-Agent": KAKAOTALK})
    wish = asked(answer.headers["location"])
    assert wish["client_id"] == f"{provider}-id"
    assert wish["redirect_uri"] == f"http://engagenow.test/auth/{provider}/callback"
    assert (wish["response_type"], wish["code_challenge_method"]) == ("code", "S256")
    assert {"state", "code_challenge"} <= set(wish)
    assert "secret" not in answer.headers["location"]


@pytest.mark.parametrize("agent", [KAKAOTALK, NAVER, WEBVIEW])
async def test_google_is_not_tried_inside_another_app(
    anyone: httpx.AsyncClient, configure: Configure, agent: str
):
    configure(**ALL)
    answer = await anyone.get(
        "/auth/google/login?next=/sessions/abc", headers={"User-Agent": agent}
    )
    assert asked(answer.headers["location"]) == {"error": "in_app_browser", "next": "/sessions/abc"}


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ({"google_client_id": "id"}, "set PUBLIC_URL"),
        ({"oidc_issuer": "http://id.example"}, "set OIDC_ISSUER to an https address"),
    ],
)
def test_production_refuses_sign_in_that_is_not_safe(settings: dict, expected: str):
    with pytest.raises(ValueError, match=expected):
        Settings(environment="production", secret_key=SECRET, **settings)
