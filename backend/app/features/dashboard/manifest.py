"""A presenter's list of sessions, which can be used again with what others prepared in them."""

from collections.abc import Sequence

from app.features.dashboard import permissions, reuse_routes, routes
from app.web.feature import Feature


def dashboard(others: Sequence[Feature]) -> Feature:
    """Return the feature, which copies these others' preparations into a session used again."""
    copies = [feature.reuse for feature in others if feature.reuse]
    return Feature(
        "dashboard",
        routers=[routes.router, reuse_routes.router_of(copies)],
        permissions=permissions.PERMISSIONS,
    )
