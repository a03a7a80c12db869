"""The REST door of identity."""

from fastapi import APIRouter, Depends

from app.core.config import get_settings
from app.identity import service
from app.identity.commands import SignInForTests
from app.identity.deps import Db, Presenter
from app.identity.views import SignedIn, SignInWays, UserView
from app.rate_limits import limited
from app.unit_of_work import Work

router = APIRouter(prefix="/auth", tags=["identity"])
test_router = APIRouter(prefix="/auth", tags=["identity"])

_test_sign_ins = limited("test_sign_ins", lambda settings: settings.limit_test_sign_ins)


@test_router.post("/test-login", dependencies=[Depends(_test_sign_ins)])
async def sign_in_for_tests(command: SignInForTests, work: Work) -> SignedIn:
    """Sign in by e-mail alone; this route does not exist in production."""
    return await work.run(service.sign_in_for_tests, command)


@router.get("/me")
async def me(actor: Presenter, db: Db) -> UserView:
    """The signed-in presenter."""
    return await service.me(db, actor)


@router.get("/providers")
async def providers() -> SignInWays:
    """How one can sign in here."""
    return SignInWays(providers=[], test_login=get_settings().has_test_login)
