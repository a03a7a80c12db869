"""Retention, and exporting and deleting one's own data."""

from collections.abc import Sequence

from app.features.privacy import events, jobs, own_data_routes, permissions, routes, snapshot
from app.web.feature import Feature


def privacy(others: Sequence[Feature]) -> Feature:
    """Return the feature, which exports and erases what these others have stored."""
    return Feature(
        "privacy",
        routers=[routes.router, own_data_routes.router_of(others)],
        events=events.EVENTS,
        jobs=jobs.JOBS,
        snapshot=snapshot.PARTS,
        permissions=permissions.PERMISSIONS,
    )
