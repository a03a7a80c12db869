"""The metrics' labels are those that features declare, and all that is counted has one."""

import re
from typing import get_args

from app.core.actor import Role
from app.core.metrics import METRICS
from app.core.schemas import SessionEvent
from app.operations.health import counts
from app.operations.health.labels import Labels, labels_of
from app.registry import FEATURES
from app.web.feature import EventCounter
from guards.sources import APP

COUNTED = re.compile(
    r'(?:METRICS\.limited\[|(?:Address|Sender)Limit\(|limiter(?:_of\(request\))?, )\s*"(\w+)"'
)


class Clapped(SessionEvent):
    """An event of a feature that is not there."""

    name = "clapped"


def test_every_limit_that_counts_refusals_is_declared() -> None:
    counted = {name for path in APP.rglob("*.py") for name in COUNTED.findall(path.read_text())}
    limits = labels_of(FEATURES).limits
    assert counted == set(limits)
    assert len(limits) == len(set(limits))


def test_every_role_is_declared_by_whoever_gives_its_tokens() -> None:
    assert sorted(labels_of(FEATURES).roles) == sorted(get_args(Role))
    giving = [one.name for one in FEATURES if one.bearers]
    giving.remove("api_tokens")  # programs have their presenter's role
    assert [one.name for one in FEATURES if one.roles] == giving


def test_what_is_declared_is_shown_before_anything_is_counted() -> None:
    labels = Labels(["presenter"], ["claps"], [EventCounter("claps", "Claps", Clapped)])
    shown = {
        (sample.name, *sample.labels.values()): sample.value
        for family in counts.families(labels)
        for sample in family.samples
    }
    assert shown["engagenow_joins_total", "presenter"] == METRICS.joins["presenter"]
    assert shown["engagenow_rate_limited_total", "claps"] == 0
    assert shown["engagenow_claps_total",] == 0
    assert ("engagenow_joins_total", "participant") not in shown
