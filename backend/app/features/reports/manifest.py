"""A session's statistics, its chat as a file, and reports of all that happened in it."""

from app.features.reports import events, jobs, limits, permissions, routes
from app.web.feature import EventCounter, Feature, WebhookEvent

FEATURE = Feature(
    "reports",
    routers=[routes.router],
    events=events.EVENTS,
    jobs=jobs.JOBS,
    limits=limits.ReportLimits,
    permissions=permissions.PERMISSIONS,
    event_counters=[EventCounter("reports", "Reports that were asked for", events.ReportReady)],
    webhook_events=[WebhookEvent("report.ready", events.ReportReady, of_owner=True)],
)
