"""How long data is kept; downloading and deleting one's own."""

from app.features.privacy import events, jobs, routes
from app.web.feature import Feature

FEATURE = Feature(
    "privacy",
    routers=[routes.router],
    events=events.EVENTS,
    jobs=jobs.JOBS,
)
