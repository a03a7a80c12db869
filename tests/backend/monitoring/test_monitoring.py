"""The dashboard and the alerts speak of metrics that there are, by labels that they have."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from prometheus_client.parser import text_string_to_metric_families

from fixtures import metrics
from fixtures.server import serving, sqlite_in
from fixtures.sockets import Sockets
from fixtures.talk import open_talk
from fixtures.waiting import PATIENCE
from guards.sources import ROOT

MONITORING = ROOT / "deploy" / "monitoring"
RULES = MONITORING / "prometheus" / "rules" / "engagenow.yml"
TRIED = MONITORING / "prometheus" / "tests" / "engagenow.yml"
DASHBOARD = MONITORING / "grafana" / "dashboards" / "engagenow.json"
OF_PROMETHEUS = {"job", "instance"}
NAME = r"\b((?:engagenow|process)_[a-z0-9_]+)\b"
SELECTOR = re.compile(NAME + r"(?:\{([^}]*)\})?")
LABEL = re.compile(r"([a-z_]+)\s*=")
GROUPED = re.compile(r"by \(([^)]*)\)")

ROUND_TRIP = "engagenow_round_trip_seconds 0.5"

Labels = dict[str, set[str]]


def alerts() -> list[dict[str, Any]]:
    groups = yaml.safe_load(RULES.read_text())["groups"]
    return [rule for group in groups for rule in group["rules"]]


def panels() -> list[dict[str, Any]]:
    """Every panel that asks for something."""
    return [panel for panel in json.loads(DASHBOARD.read_text())["panels"] if "targets" in panel]


def queries() -> Iterator[str]:
    """Everything that is asked of Prometheus."""
    yield from (alert["expr"] for alert in alerts())
    for panel in panels():
        yield from (target["expr"] for target in panel["targets"])
    dashboard = json.loads(DASHBOARD.read_text())
    yield from (one["query"]["query"] for one in dashboard["templating"]["list"])
    yield from (one["expr"] for one in dashboard["annotations"]["list"])
    for test in yaml.safe_load(TRIED.read_text())["tests"]:
        yield from (series["series"] for series in test["input_series"])


def unknown(query: str, there: Labels) -> list[str]:
    """What a query names that is not there."""
    found = SELECTOR.findall(query)
    missing = [name for name, _ in found if name not in there]
    has = set.union(OF_PROMETHEUS, *(there.get(name, set()) for name, _ in found))
    for name, labels in found:
        extra = set(LABEL.findall(labels)) - there.get(name, set()) - OF_PROMETHEUS
        missing += [f"{name}{{{label}}}" for label in extra]
    for group in GROUPED.findall(query):
        missing += [label for label in re.split(r",\s*", group) if label and label not in has]
    return missing


@pytest.fixture
async def there(tmp_path: Any, sockets: Sockets) -> Labels:
    """What a server with a canary says after a chat, in which somebody was refused something."""
    with serving(tmp_path, DATABASE_URL=sqlite_in(tmp_path), CANARY="on") as server:
        async with open_talk(server, sockets) as talk:
            member = await talk.enter()
            assert (await member.call("send_message", {"message": "hello"}))["ok"]
            assert not (await member.call("send_message", {"message": ""}))["ok"]
        # Within two turns of the ping scheduler; every other metric is there by then.
        await metrics.until(server.url, lambda now: ROUND_TRIP in now, within=2 * PATIENCE)
        text = (await metrics.read(server.url)).text
    labels: Labels = {}
    for family in text_string_to_metric_families(text):
        for sample in family.samples:
            labels.setdefault(sample.name, set()).update(sample.labels)
    return labels


async def test_what_is_asked_for_is_there_and_what_is_not_is_noticed(there: Labels) -> None:
    asked = list(queries())
    assert len(asked) > 60
    assert {query: found for query in asked if (found := unknown(query, there))} == {}

    assert unknown("rate(engagenow_nothing_total[5m])", there) == ["engagenow_nothing_total"]
    assert unknown('engagenow_acks_total{color="red"}', there) == ["engagenow_acks_total{color}"]
    assert unknown("sum by (color) (engagenow_rooms)", there) == ["color"]


def test_every_alert_says_how_bad_it_is_and_what_to_do() -> None:
    for alert in alerts():
        assert alert["labels"]["severity"] in ("page", "ticket")
        assert set(alert["annotations"]) == {"summary", "description"}
    names = [alert["alert"] for alert in alerts()]
    assert len(names) == len(set(names))


def test_alerts_that_are_tried_exist() -> None:
    names = {alert["alert"] for alert in alerts()}
    tests = yaml.safe_load(TRIED.read_text())["tests"]
    tried = {one["alertname"] for test in tests for one in test["alert_rule_test"]}
    assert len(tried) >= 10
    assert tried <= names


def test_panels_do_not_lie_on_each_other() -> None:
    cells = [
        (x, y)
        for panel in panels()
        for x in range(panel["gridPos"]["x"], panel["gridPos"]["x"] + panel["gridPos"]["w"])
        for y in range(panel["gridPos"]["y"], panel["gridPos"]["y"] + panel["gridPos"]["h"])
    ]
    assert len(cells) == len(set(cells))


def test_compose_pins_its_images_and_mounts_what_is_there() -> None:
    compose = yaml.safe_load((MONITORING / "compose.yml").read_text())
    for service in compose["services"].values():
        assert re.search(r":v?\d+\.\d+\.\d+$", service["image"])
        assert service["profiles"] == ["monitoring"]
        for volume in service["volumes"]:
            source = volume.split(":")[0]
            assert source in compose["volumes"] or (ROOT / source).exists()
        assert all(port.startswith("127.0.0.1:") for port in service.get("ports", []))
