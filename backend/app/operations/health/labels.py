"""The labels of this worker's metrics, and which counters there are, as the manifests say."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.core.actor import Role
from app.web.feature import EventCounter, Feature, Measure


@dataclass(frozen=True, slots=True)
class Labels:
    """Labels that are shown before anything is counted: a rate needs a zero to begin from.

    Attributes:
        roles: of members who join a room.
        limits: of commands, requests and sockets that limits refuse.
        event_counters: counters of events, besides the one of all events by name.
        measures: metrics of what the worker does for its features.
    """

    roles: Sequence[Role]
    limits: Sequence[str]
    event_counters: Sequence[EventCounter]
    measures: Sequence[Measure] = ()


def labels_of(features: Sequence[Feature]) -> Labels:
    """Return the labels that these features declare, in their order."""
    return Labels(
        roles=[role for feature in features for role in feature.roles],
        limits=[label for one in features if one.limits for label in one.limits.counted],
        event_counters=[counter for feature in features for counter in feature.event_counters],
        measures=[measure for feature in features for measure in feature.measures],
    )
