"""Retention, and exporting and deleting one's own data."""

from app.features.privacy import events, jobs, own_data_routes, permissions, routes, snapshot
from app.web.feature import Feature

FEATURE = Feature(
    "privacy",
    routers=[routes.router],
    events=events.EVENTS,
    jobs=jobs.JOBS,
    collect=own_data_routes.routers,
    snapshot=snapshot.PARTS,
    permissions=permissions.PERMISSIONS,
)
