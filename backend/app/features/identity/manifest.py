"""Accounts: signing in and out, and presenters' tokens."""

from app.features.identity import bearers, jobs, limits, routes
from app.features.identity.oauth import routes as oauth_routes
from app.web.feature import Feature

FEATURE = Feature(
    "identity",
    routers=[routes.router, oauth_routes.router],
    jobs=jobs.JOBS,
    bearers=bearers.BEARERS,
    roles=("presenter",),
    limits=limits.SignInLimits,
)
