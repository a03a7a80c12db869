"""REST routes of identity."""

from fastapi import Depends, Request

from app.core.config import get_settings
from app.core.permissions import anybody
from app.core.refusal import Refusal
from app.core.token_errors import NotAuthenticated
from app.features.identity import refresh_tokens, service
from app.features.identity.cookies import OwnCookie
from app.features.identity.deps import Presenter
from app.features.identity.oauth.providers import configured
from app.features.identity.views import ProviderView, SignedIn, SignInWays, UserView
from app.web.deps import Db, Work
from app.web.errors import request_locale
from app.web.router import Router

router = Router(prefix="/auth", tags=["identity"])


@router.post("/refresh", dependencies=[Depends(anybody)])
async def refresh(work: Work, cookie: OwnCookie) -> SignedIn:
    """Return a new access token to the bearer of a sign-in's cookie, and set the next cookie."""
    if cookie.token is None:
        raise NotAuthenticated
    sign_in = await work.run(refresh_tokens.go_on, cookie.token)
    if isinstance(sign_in, Refusal):
        raise sign_in
    cookie.keep(sign_in.refresh_token)
    return sign_in.view


@router.post("/logout", status_code=204, dependencies=[Depends(anybody)])
async def logout(work: Work, cookie: OwnCookie, *, everywhere: bool = False) -> None:
    """Sign out in this browser; `everywhere`, in all browsers."""
    await work.run(refresh_tokens.end, cookie.token, everywhere=everywhere)
    cookie.forget()


@router.get("/me")
async def me(actor: Presenter, db: Db) -> UserView:
    """The signed-in presenter."""
    return await service.me(db, actor)


@router.get("/providers", dependencies=[Depends(anybody)])
async def providers(request: Request) -> SignInWays:
    """The ways to sign in here."""
    locale = request_locale(request)
    shown = [ProviderView(name=one.name, label=one.label(locale)) for one in configured().values()]
    return SignInWays(providers=shown, test_login=get_settings().has_test_login)
