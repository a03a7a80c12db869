"""Tokens with which programs act as their presenter."""

from app.features.api_tokens import bearers, jobs, own_data, routes
from app.web.feature import Feature

FEATURE = Feature(
    "api_tokens",
    routers=[routes.router],
    jobs=jobs.JOBS,
    bearers=bearers.BEARERS,
    exports=own_data.EXPORTS,
)
