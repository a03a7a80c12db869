"""Rehearsals, for which sessions are copied with what others prepared in them."""

from collections.abc import Sequence

from app.features.rehearsals import jobs, limits, permissions, routes
from app.web.feature import Feature


def rehearsals(others: Sequence[Feature]) -> Feature:
    """Return the feature, which copies these others' preparations."""
    copies = [feature.reuse for feature in others if feature.reuse]
    return Feature(
        "rehearsals",
        routers=[routes.router_of(copies)],
        jobs=jobs.JOBS,
        permissions=permissions.PERMISSIONS,
        limits=limits.RehearsalLimits,
    )
