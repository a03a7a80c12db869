"""REST routes of signing in with providers; both answer with a redirect."""

from secrets import compare_digest
from typing import Annotated
from urllib.parse import urlencode

import structlog
from fastapi import Depends, Request, Response
from fastapi.responses import RedirectResponse

from app.core.config import get_settings
from app.core.permissions import anybody
from app.core.refusal import Refusal
from app.features.identity.cookies import Cookie, cookie_name, is_secure
from app.features.identity.limits import SignInLimits
from app.features.identity.oauth import accounts, exchange, transaction
from app.features.identity.oauth.errors import (
    InAppBrowser,
    ProviderUnknown,
    SignInDenied,
    SignInExpired,
    SignInForged,
)
from app.features.identity.oauth.in_app import is_in_app
from app.features.identity.oauth.providers import Provider, configured
from app.features.identity.oauth.transaction import HOME, LIFETIME, Transaction, own_page
from app.features.identity.refresh_tokens import SignIn
from app.storage.unit_of_work import UnitOfWork
from app.web.deps import Work
from app.web.rate_limits import AddressLimit
from app.web.router import Router

log = structlog.get_logger()

router = Router(prefix="/auth", tags=["identity"], dependencies=[Depends(anybody)])

_COOKIE = "sign-in"
_allow = AddressLimit("sign_ins", lambda settings: settings.limits(SignInLimits).limit_sign_ins)


async def named(provider: str) -> Provider:
    """Dependency: the provider in the path.

    Raises:
        ProviderUnknown: the settings have no such provider.
    """
    if found := configured().get(provider):
        return found
    raise ProviderUnknown


Named = Annotated[Provider, Depends(named)]


@router.get("/{provider}/login", status_code=303, response_class=RedirectResponse)
async def login(request: Request, provider: Named, next: str = HOME) -> Response:  # noqa: A002
    """Redirect the browser to the provider; `next` is the page to return to."""
    try:
        await _allow(request)
        if provider.refuses_in_apps and is_in_app(request.headers.get("user-agent")):
            raise InAppBrowser
        begun = Transaction.start(provider.name, next)
        address = await exchange.address(provider, begun, _redirect_uri(request, provider))
    except Refusal as refusal:
        return _back(refusal, own_page(next))
    answer = _redirect(address)
    _set_cookie(request, answer, begun.sign())
    return answer


@router.get("/{provider}/callback", status_code=303, response_class=RedirectResponse)
async def callback(request: Request, provider: Named, work: Work) -> Response:
    """The provider redirects the browser here, with a code or an error."""
    begun = _begun(request)
    wanted = begun.next if begun else HOME
    try:
        sign_in = await _sign_in(request, provider, begun, work)
    except Refusal as refusal:
        log.info("sign_in_failed", code=refusal.code, provider=provider.name)
        answer = _back(refusal, wanted)
    else:
        answer = _redirect(wanted)
        Cookie(request, answer).keep(sign_in.refresh_token)
    _set_cookie(request, answer, "")  # it was good for one use, whatever came of it
    return answer


async def _sign_in(
    request: Request, provider: Provider, begun: Transaction | None, work: UnitOfWork
) -> SignIn:
    begun = _checked(request, provider, begun)
    code = request.query_params.get("code", "")
    profile = await exchange.profile(provider, begun, code, _redirect_uri(request, provider))
    return await work.run(accounts.sign_in, provider.name, profile)


def _begun(request: Request) -> Transaction | None:
    """Return this browser's sign-in in progress, None if there is none or it expired."""
    token = request.cookies.get(cookie_name(request, _COOKIE), "")
    try:
        return transaction.read(token)
    except Refusal:
        return None


def _checked(request: Request, provider: Provider, begun: Transaction | None) -> Transaction:
    """Return this browser's sign-in if the answer belongs to it.

    Raises:
        SignInExpired: it has started none.
        SignInForged: the answer belongs to another sign-in or provider.
        SignInDenied: the person declined.
    """
    query = request.query_params
    if begun is None:
        raise SignInExpired
    same_state = compare_digest(query.get("state", "").encode(), begun.state.encode())
    same_issuer = query.get("iss", provider.issuer).rstrip("/") == provider.issuer.rstrip("/")
    if not (same_state and same_issuer and begun.sub == provider.name):
        raise SignInForged
    if "error" in query:
        raise SignInDenied if query["error"] == "access_denied" else SignInForged
    return begun


def _redirect_uri(request: Request, provider: Provider) -> str:
    """Return the exact address that is registered with the provider."""
    base = get_settings().public_url or str(request.base_url).rstrip("/")
    return f"{base}/auth/{provider.name}/callback"


def _back(refusal: Refusal, wanted: str) -> Response:
    """Redirect to the sign-in page, which explains the error."""
    return _redirect("/auth/login?" + urlencode({"error": refusal.code, "next": wanted}))


def _redirect(address: str) -> Response:
    return RedirectResponse(address, status_code=303, headers={"cache-control": "no-store"})


def _set_cookie(request: Request, answer: Response, token: str) -> None:
    answer.set_cookie(
        cookie_name(request, _COOKIE),
        token,
        max_age=int(LIFETIME.total_seconds()) if token else 0,
        path="/",
        secure=is_secure(request),
        httponly=True,
        samesite="lax",
    )
