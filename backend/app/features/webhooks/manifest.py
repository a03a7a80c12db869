"""Webhooks, which tell programs what the features' manifests name."""

from collections.abc import Sequence

from app.features.webhooks import jobs, limits, measures, own_data, routes
from app.web.feature import Feature


def webhooks(others: Sequence[Feature]) -> Feature:
    """Return the feature, which tells of these others' events."""
    known = [event for feature in others for event in feature.webhook_events]
    return Feature(
        "webhooks",
        routers=[routes.router],
        jobs=jobs.jobs_of(known),
        limits=limits.WebhookLimits,
        exports=own_data.EXPORTS,
        measures=measures.MEASURES,
    )
