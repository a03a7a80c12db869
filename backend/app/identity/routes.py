"""The REST door of identity."""

from fastapi import APIRouter

from app.core.config import get_settings
from app.identity import service
from app.identity.deps import Db, Presenter
from app.identity.views import SignInWays, UserView

router = APIRouter(prefix="/auth", tags=["identity"])


@router.get("/me")
async def me(actor: Presenter, db: Db) -> UserView:
    """The signed-in presenter."""
    return await service.me(db, actor)


@router.get("/providers")
async def providers() -> SignInWays:
    """How one can sign in here."""
    return SignInWays(providers=[], test_login=get_settings().has_test_login)
