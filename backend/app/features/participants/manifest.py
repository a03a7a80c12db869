"""Joining by a code, and participants' tokens."""

from app.features.participants import bearers, jobs, limits, own_data, routes
from app.web.feature import Feature

FEATURE = Feature(
    "participants",
    routers=[routes.router],
    jobs=jobs.JOBS,
    bearers=bearers.BEARERS,
    roles=("participant",),
    limits=limits.JoinLimits,
    exports=own_data.EXPORTS,
    erase=own_data.erase,
)
