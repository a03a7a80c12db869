"""Signing in with a real provider, and everything that must not work."""

from datetime import timedelta

import pytest

from app.core.security import create_access_token, create_token
from app.features.identity.oauth import transaction
from fixtures.actors import ADDRESS
from fixtures.issuer import Browser, asked, changed
from fixtures.problems import refused
from fixtures.settings import Configure


@pytest.fixture(params=["sqlite"])
def database_kind(request: pytest.FixtureRequest) -> str:
    """What is refused here is refused before the database matters."""
    kind: str = request.param
    return kind


async def failed(browser: Browser, address: str) -> str:
    """Come back without success; the code of the reason is the answer."""
    place = await browser.come_back(address)
    assert place.startswith("/auth/login?")
    assert not browser.is_signed_in
    return asked(place)["error"]


def cookie_of(browser: Browser) -> str:
    return browser.ours.cookies["sign-in"]


def put(browser: Browser, token: str) -> None:
    browser.ours.cookies.clear()
    browser.ours.cookies.set("sign-in", token)


async def test_who_signs_in_is_known_and_stays(browser: Browser):
    assert await browser.sign_in() == "/dashboard"
    me = await browser.who()
    assert (me["email"], me["name"]) == ("haneul@example.com", "haneul")
    await browser.sign_in()
    assert (await browser.who())["id"] == me["id"]


async def test_the_provider_is_offered_under_its_name(browser: Browser):
    ways = (await browser.ours.get("/auth/providers")).json()
    assert ways["providers"] == [{"name": "oidc", "label": "회사 계정"}]


async def test_what_is_asked_for_is_a_code_with_all_that_protects_it(browser: Browser):
    wish = asked(await browser.start())
    assert wish["response_type"] == "code"
    assert wish["redirect_uri"] == f"{ADDRESS}/auth/oidc/callback"
    assert wish["code_challenge_method"] == "S256"
    assert len(wish["code_challenge"]) == 43
    assert len(wish["state"]) == len(wish["nonce"]) == 43
    again = asked(await browser.start())
    assert not {wish[name] for name in ("state", "nonce", "code_challenge")} & set(again.values())


async def test_a_code_is_good_once(browser: Browser):
    back = await browser.agree(await browser.start())
    begun = cookie_of(browser)
    await browser.come_back(back)
    put(browser, begun)
    assert await failed(browser, back) == "sign_in_forged"


async def test_what_was_begun_is_good_once(browser: Browser):
    back = await browser.agree(await browser.start())
    await browser.come_back(back)
    browser.ours.cookies.delete("refresh")
    assert await failed(browser, back) == "sign_in_expired"


async def test_nobody_is_signed_in_as_somebody_else_by_a_link(browser: Browser, thief: Browser):
    trap = await thief.agree(await thief.start(), "thief")
    assert await failed(browser, trap) == "sign_in_expired"
    await browser.start()
    assert await failed(browser, trap) == "sign_in_forged"


async def test_a_stolen_code_is_worth_nothing_in_another_browser(browser: Browser, thief: Browser):
    code = asked(await browser.agree(await browser.start()))["code"]
    own = await thief.agree(await thief.start(), "thief")
    assert await failed(thief, changed(own, code=code)) == "sign_in_forged"


@pytest.mark.parametrize("state", [None, "", "x", "가"])
async def test_without_its_state_nothing_is_taken(browser: Browser, state: str | None):
    back = await browser.agree(await browser.start())
    assert await failed(browser, changed(back, state=state)) == "sign_in_forged"


@pytest.mark.parametrize("code", [None, "", "x"])
async def test_without_its_code_neither(browser: Browser, code: str | None):
    back = await browser.agree(await browser.start())
    assert await failed(browser, changed(back, code=code)) == "sign_in_forged"


async def test_an_answer_of_another_issuer_is_refused(browser: Browser):
    back = await browser.agree(await browser.start())
    forged = changed(back, iss="https://evil.example")
    assert await failed(browser, forged) == "sign_in_forged"


@pytest.mark.parametrize("changes", [{"code_challenge": None}, {"code_challenge_method": "plain"}])
async def test_the_provider_insists_on_the_challenge(browser: Browser, changes: dict):
    address = changed(await browser.start(), **changes)
    answer = await browser.theirs.get(address)
    assert await failed(browser, answer.headers["location"]) == "sign_in_forged"


async def test_another_verifier_redeems_nothing(browser: Browser):
    back = await browser.agree(await browser.start())
    begun = transaction.read(cookie_of(browser))
    put(browser, begun.model_copy(update={"verifier": "v" * 64}).sign())
    assert await failed(browser, back) == "sign_in_forged"


async def test_a_token_for_another_sign_in_is_refused_by_its_nonce(browser: Browser):
    back = await browser.agree(await browser.start())
    begun = transaction.read(cookie_of(browser))
    put(browser, begun.model_copy(update={"nonce": "n" * 43}).sign())
    assert await failed(browser, back) == "sign_in_forged"


async def test_what_was_begun_with_one_provider_is_not_ended_by_another(
    browser: Browser, configure: Configure
):
    configure(google_client_id="id", google_client_secret="secret")
    back = await browser.agree(await browser.start())
    other = changed(back, iss=None).replace("/oidc/", "/google/")
    assert await failed(browser, other) == "sign_in_forged"


@pytest.mark.parametrize(
    "token",
    [
        "nonsense",
        create_access_token({"sub": "oidc"}),
        create_token({"sub": "oidc"}, "sign_in", timedelta(minutes=1)),
    ],
)
async def test_a_cookie_that_is_none_of_ours_has_begun_nothing(browser: Browser, token: str):
    back = await browser.agree(await browser.start())
    put(browser, token)
    assert await failed(browser, back) == "sign_in_expired"


async def test_ten_minutes_are_enough(browser: Browser):
    back = await browser.agree(await browser.start())
    said = transaction.read(cookie_of(browser)).model_dump(exclude={"aud"})
    put(browser, create_token(said, "sign_in", timedelta(seconds=-1)))
    assert await failed(browser, back) == "sign_in_expired"


async def test_who_says_no_is_not_signed_in(browser: Browser):
    state = asked(await browser.start("next=/sessions/abc"))["state"]
    no = f"{ADDRESS}/auth/oidc/callback?error=access_denied&state={state}"
    place = await browser.come_back(no)
    assert asked(place) == {"error": "sign_in_denied", "next": "/sessions/abc"}


async def test_the_provider_sends_nobody_to_another_address(browser: Browser):
    address = changed(await browser.start(), redirect_uri="https://evil.example/callback")
    answer = await browser.theirs.get(address)
    assert (answer.status_code, answer.headers.get("location")) == (400, None)


async def test_a_code_for_another_address_redeems_nothing(browser: Browser, configure: Configure):
    back = await browser.agree(await browser.start())
    configure(public_url="https://elsewhere.example")
    assert await failed(browser, back) == "sign_in_forged"


async def test_another_secret_redeems_nothing(browser: Browser, configure: Configure):
    back = await browser.agree(await browser.start())
    configure(oidc_client_secret="guessed")
    assert await failed(browser, back) == "sign_in_forged"


async def test_a_provider_that_is_away_is_said_to_be(browser: Browser, configure: Configure):
    back = await browser.agree(await browser.start("next=/sessions/abc"))
    configure(oidc_issuer="http://127.0.0.1:9")
    assert asked(await browser.start("next=/sessions/abc")) == {
        "error": "provider_unavailable",
        "next": "/sessions/abc",
    }
    assert await failed(browser, changed(back, iss=None)) == "provider_unavailable"


async def test_an_issuer_that_calls_itself_otherwise_is_not_asked(
    browser: Browser, issuer: str, configure: Configure
):
    configure(oidc_issuer=issuer.replace("127.0.0.1", "localhost"))
    assert asked(await browser.start())["error"] == "provider_unavailable"


async def test_a_provider_that_nobody_set_up_does_not_exist(browser: Browser):
    for path in ("/auth/google/login", "/auth/google/callback", "/auth/x/login"):
        refused(await browser.ours.get(path), 404, "provider_unknown")
