"""Workers in Kubernetes: what they refuse, what probes ask, how they are replaced and counted."""

import json

import pytest

from app.cli import serve
from app.core.config import Settings, load_settings
from app.operations.health.service import PATIENCE_SECONDS
from app.registry import SETTING_NAMES
from fixtures import metrics
from fixtures.kubernetes import FOLDER, environment, rendered, secret
from fixtures.server import Server
from guards.sources import ROOT

MANIFESTS = rendered()
SPEC = MANIFESTS.one("StatefulSet", "backend")["spec"]
POD = SPEC["template"]["spec"]
(MIGRATE,) = POD["initContainers"]
(WORKER,) = POD["containers"]
SCALING = MANIFESTS.one("HorizontalPodAutoscaler", "backend")["spec"]
GOOD = {
    "SECRET_KEY": "0123456789abcdef0123456789abcdef",
    "METRICS_TOKEN": "0123456789abcdef0123456789abcdef",
    "DATABASE_URL": "postgresql://user:secret@db.example.com/name?sslmode=require",
    "REDIS_URL": "rediss://:secret@redis.example.com:6379",
    "TRUSTED_PROXIES": "10.244.0.0/16",
}


def worker(number: str = "0") -> dict[str, str]:
    """The environment of the worker of this number, with the example's values."""
    return environment(MANIFESTS, WORKER, POD_INDEX=number, **secret())


def settings_of(monkeypatch: pytest.MonkeyPatch, values: dict[str, str]) -> Settings:
    for name, value in values.items():
        monkeypatch.setenv(name, value)
    return load_settings()


@pytest.mark.parametrize("name", ["SECRET_KEY", "TRUSTED_PROXIES"])
def test_nothing_starts_with_an_examples_value(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    good = {key: value for key, value in GOOD.items() if key != name}
    with pytest.raises(SystemExit, match=f"^EngageNow does not start: .*{name}"):
        settings_of(monkeypatch, {**worker(), **good})


def test_a_secret_that_is_not_there_stops_its_pod() -> None:
    for container in (MIGRATE, WORKER):
        sources = [one.get("valueFrom", {}).get("secretKeyRef") for one in container["env"]]
        keys = {source["key"]: source for source in sources if source}
        assert set(keys) == {"SECRET_KEY", "DATABASE_URL", "REDIS_URL", "METRICS_TOKEN"}
        assert not [source for source in keys.values() if "optional" in source]


def test_the_example_is_enough_once_it_is_filled_in(monkeypatch: pytest.MonkeyPatch) -> None:
    settings = settings_of(monkeypatch, {**worker(), **GOOD})
    assert settings.environment == "production"
    assert settings.public_url == f"https://{MANIFESTS.configs['front']['SERVER_NAME']}"
    assert settings.canary


def test_every_setting_is_one_that_there_is() -> None:
    known = {name.upper() for name in SETTING_NAMES}
    assert set(worker()) - known == {"POD_INDEX"}
    assert set(environment(MANIFESTS, MIGRATE)) <= known


@pytest.mark.parametrize("number", ["0", "7", "19", "999"])
def test_a_worker_is_named_by_the_number_of_its_pod(
    monkeypatch: pytest.MonkeyPatch, number: str
) -> None:
    named = {one["name"]: one for one in WORKER["env"]}
    source = named["POD_INDEX"]["valueFrom"]["fieldRef"]["fieldPath"]
    assert source == "metadata.labels['apps.kubernetes.io/pod-index']"
    settings = settings_of(monkeypatch, {**worker(number), **GOOD})
    assert settings.worker_id == f"b{number}"
    assert SCALING["maxReplicas"] <= 999


def test_the_database_is_migrated_before_by_the_same_version() -> None:
    assert MIGRATE["command"] == ["python", "-m", "app", "migrate"]
    assert MIGRATE["image"] == WORKER["image"]
    assert MIGRATE["envFrom"] == WORKER["envFrom"]


@pytest.mark.parametrize("kind", ["startupProbe", "livenessProbe", "readinessProbe"])
def test_probes_ask_what_the_server_answers(kind: str) -> None:
    document = json.loads((ROOT / "backend" / "contract" / "openapi.json").read_text())
    path = WORKER[kind]["httpGet"]["path"]
    assert path in document["paths"]
    assert path == ("/health/ready" if kind == "readinessProbe" else "/health")
    assert WORKER["ports"][0]["containerPort"] == int(WORKER["command"][-1])


def test_a_probe_waits_for_longer_than_the_answer_takes() -> None:
    assert WORKER["readinessProbe"]["timeoutSeconds"] > PATIENCE_SECONDS


def test_workers_are_reached_ready_or_not_each_by_name() -> None:
    """While Redis is away none is ready, and chat goes on."""
    service = MANIFESTS.one("Service", SPEC["serviceName"])["spec"]
    assert service["clusterIP"] == "None"
    assert service["publishNotReadyAddresses"] is True


def test_workers_are_replaced_one_by_one_and_a_bad_version_can_be_taken_back() -> None:
    assert SPEC["updateStrategy"] == {"type": "RollingUpdate"}
    assert SPEC["podManagementPolicy"] == "Parallel"
    assert SPEC["minReadySeconds"] > 0


def test_a_worker_is_given_the_time_to_drain() -> None:
    assert POD["terminationGracePeriodSeconds"] > serve._MOST_SECONDS
    assert "lifecycle" not in WORKER


def test_how_many_there_are_is_said_in_one_place() -> None:
    target = SCALING["scaleTargetRef"]
    assert MANIFESTS.one(target["kind"], target["name"])["spec"] is SPEC
    assert "replicas" not in SPEC
    assert SCALING["minReplicas"] >= 2


def test_workers_go_slower_than_they_come() -> None:
    up, down = SCALING["behavior"]["scaleUp"], SCALING["behavior"]["scaleDown"]
    assert up["stabilizationWindowSeconds"] == 0
    assert down["stabilizationWindowSeconds"] >= 1800
    assert [policy["value"] for policy in down["policies"]] == [1]


@pytest.mark.parametrize("server", ["sqlite"], indirect=True)
async def test_what_they_are_counted_by_is_measured(server: Server) -> None:
    (pods,) = (one["pods"] for one in SCALING["metrics"] if one["type"] == "Pods")
    name = pods["metric"]["name"]
    found = {key for key in await metrics.of(server.url) if key.split()[0] == name}
    assert found == {f"{name} websocket", f"{name} polling"}
    assert f"seriesQuery: {name}{{" in (FOLDER / "README.md").read_text()
