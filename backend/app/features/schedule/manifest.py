"""When sessions begin: three settings of a session, its calendar file, the job that starts it."""

from app.features.schedule import jobs, options, routes
from app.web.feature import Feature

FEATURE = Feature("schedule", routers=[routes.router], jobs=jobs.JOBS, options=options.OPTIONS)
