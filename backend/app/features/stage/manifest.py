"""The stage, which shows what the features' manifests name."""

from collections.abc import Sequence

from app.features.stage import events, limits, permissions, routes, snapshot
from app.storage.showable import Showable
from app.web.feature import Feature

_ALWAYS = (Showable("join"), Showable("blank"))


def stage(others: Sequence[Feature]) -> Feature:
    """Return the feature, whose stage shows what these others can show."""
    showables = [*_ALWAYS, *(one for feature in others for one in feature.showables)]
    return Feature(
        "stage",
        routers=[routes.router_of({one.show: one for one in showables})],
        events=events.EVENTS,
        limits=limits.StageLimits,
        snapshot=snapshot.PARTS,
        permissions=permissions.PERMISSIONS,
    )
