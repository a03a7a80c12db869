"""Sign-in with only an email address; production cannot import this module."""

from fastapi import Depends

from app.core.config import get_settings
from app.core.permissions import anybody
from app.features.identity import service
from app.features.identity.commands import SignInForTests
from app.features.identity.cookies import OwnCookie
from app.features.identity.limits import SignInLimits
from app.features.identity.views import SignedIn
from app.web.deps import Work
from app.web.rate_limits import AddressLimit
from app.web.router import Router

if get_settings().environment == "production":
    raise ImportError("the test login does not exist in production")

router = Router(prefix="/auth", tags=["identity"])
sign_ins = AddressLimit(
    "test_sign_ins", lambda settings: settings.limits(SignInLimits).limit_test_sign_ins
)


@router.post("/test-login", dependencies=[Depends(anybody), Depends(sign_ins)])
async def sign_in_for_tests(command: SignInForTests, work: Work, cookie: OwnCookie) -> SignedIn:
    """Sign in with only an email address; this route does not exist in production."""
    sign_in = await work.run(service.sign_in_for_tests, command)
    cookie.keep(sign_in.refresh_token)
    return sign_in.view
