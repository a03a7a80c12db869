"""The manifests: whatever is named exists, and each pod may no more than it must."""

import pytest

from fixtures.kubernetes import BASE, NAME, Manifest, containers, rendered, secret
from guards.sources import ROOT

MANIFESTS = rendered()
PODS = MANIFESTS.pods()
SECRETS = {"engagenow", "front-tls"}
EACH = [(name, one) for name, pod in PODS.items() for one in containers(pod)]

each_pod = pytest.mark.parametrize("name", PODS)
each_container = pytest.mark.parametrize(
    "container", [pytest.param(one, id=f"{name}-{one['name']}") for name, one in EACH]
)


def test_every_file_is_part_of_it() -> None:
    assert set(MANIFESTS.files) == set(BASE.glob("*.yaml")) - {BASE / "kustomization.yaml"}
    templates = (ROOT / "deploy" / "nginx" / "templates").glob("*.template")
    assert set(MANIFESTS.configs["front-templates"]) == {path.name for path in templates}
    pages = (ROOT / "deploy" / "nginx" / "templates" / "pages").iterdir()
    assert set(MANIFESTS.configs["front-pages"]) == {path.name for path in pages}


def test_everything_is_judged_here() -> None:
    assert set(PODS) == {"backend", "frontend", "front"}
    kinds = {"Namespace", "ServiceAccount", "Service", "StatefulSet", "Deployment"}
    kinds |= {"PodDisruptionBudget", "HorizontalPodAutoscaler", "NetworkPolicy"}
    assert {one["kind"] for one in MANIFESTS.manifests} == kinds


@each_pod
def test_a_pod_has_no_rights(name: str) -> None:
    spec = PODS[name]["spec"]
    assert spec["automountServiceAccountToken"] is False
    assert MANIFESTS.one("ServiceAccount", spec["serviceAccountName"])
    assert spec["enableServiceLinks"] is False
    security = spec["securityContext"]
    assert security["runAsNonRoot"] is True
    assert security["runAsUser"] >= 101
    assert security["seccompProfile"] == {"type": "RuntimeDefault"}
    assert not {"hostNetwork", "hostPID", "hostIPC"} & set(spec)
    assert not [volume for volume in spec["volumes"] if "hostPath" in volume]


@each_container
def test_a_container_has_no_rights_and_is_limited(container: Manifest) -> None:
    assert container["securityContext"] == {
        "allowPrivilegeEscalation": False,
        "readOnlyRootFilesystem": True,
        "capabilities": {"drop": ["ALL"]},
    }
    assert set(container["resources"]) == {"requests", "limits"}
    for amounts in container["resources"].values():
        assert set(amounts) == {"cpu", "memory"}


def test_the_namespace_admits_nothing_else() -> None:
    labels = MANIFESTS.one("Namespace", "engagenow")["metadata"]["labels"]
    assert labels["pod-security.kubernetes.io/enforce"] == "restricted"


@each_pod
def test_what_runs_is_probed(name: str) -> None:
    for container in PODS[name]["spec"]["containers"]:
        ports = {port["name"] for port in container["ports"]}
        for kind in ("startupProbe", "livenessProbe", "readinessProbe"):
            assert container[kind]["httpGet"]["port"] in ports


@each_container
def test_what_a_container_reads_exists(container: Manifest) -> None:
    for source in container.get("envFrom", []):
        ((kind, named),) = source.items()
        assert named["name"] in (MANIFESTS.configs if kind == "configMapRef" else SECRETS)
    for variable in container.get("env", []):
        source = variable.get("valueFrom", {})
        if (named := source.get("configMapKeyRef")) is not None:
            assert named["key"] in MANIFESTS.configs[named["name"]]
        if (named := source.get("secretKeyRef")) is not None:
            assert named["name"] == "engagenow"
            assert secret()[named["key"]]


@each_pod
def test_volumes_hold_what_exists_and_each_is_mounted(name: str) -> None:
    volumes = {volume["name"]: volume for volume in PODS[name]["spec"]["volumes"]}
    mounts = [mount for one in containers(PODS[name]) for mount in one["volumeMounts"]]
    assert {mount["name"] for mount in mounts} == set(volumes)
    for volume in volumes.values():
        assert volume.get("secret", {"secretName": "front-tls"})["secretName"] in SECRETS
        assert volume.get("emptyDir", {"sizeLimit": "1Mi"})["sizeLimit"]
        for source in volume.get("projected", {"sources": [volume]})["sources"]:
            if (config := source.get("configMap")) is not None:
                keys = {item["key"] for item in config.get("items", [])}
                assert keys <= set(MANIFESTS.configs[config["name"]])


@each_pod
def test_each_has_a_service_a_budget_and_a_policy(name: str) -> None:
    labels = {NAME: name}
    assert PODS[name]["metadata"]["labels"] == labels
    service = MANIFESTS.one("Service", name)["spec"]
    assert service["selector"] == labels
    ports = {port["name"] for one in containers(PODS[name]) for port in one.get("ports", [])}
    assert {port["targetPort"] for port in service["ports"]} == ports
    budget = MANIFESTS.one("PodDisruptionBudget", name)["spec"]
    assert budget == {"maxUnavailable": 1, "selector": {"matchLabels": labels}}
    policy = MANIFESTS.one("NetworkPolicy", name)["spec"]
    assert policy["podSelector"] == {"matchLabels": labels}


def test_only_the_front_is_published() -> None:
    kinds = {one["metadata"]["name"]: one["spec"].get("type") for one in MANIFESTS.of("Service")}
    assert kinds == {"backend": None, "frontend": None, "front": "LoadBalancer"}
    assert MANIFESTS.one("Service", "front")["spec"]["externalTrafficPolicy"] == "Local"


def test_nobody_reaches_anybody_unless_it_is_said() -> None:
    nothing = MANIFESTS.one("NetworkPolicy", "nothing")["spec"]
    assert nothing == {"podSelector": {}, "policyTypes": ["Ingress", "Egress"]}
    (to_workers,) = MANIFESTS.one("NetworkPolicy", "backend")["spec"]["ingress"]
    names = [one["podSelector"]["matchLabels"][NAME] for one in to_workers["from"]]
    assert names == ["front", "prometheus"]
    (to_pages,) = MANIFESTS.one("NetworkPolicy", "frontend")["spec"]["ingress"]
    assert to_pages["from"] == [{"podSelector": {"matchLabels": {NAME: "front"}}}]
    assert "egress" not in MANIFESTS.one("NetworkPolicy", "frontend")["spec"]


def test_the_front_may_ask_whom_it_asks() -> None:
    _names, *allowed = MANIFESTS.one("NetworkPolicy", "front")["spec"]["egress"]
    for rule in allowed:
        ((to,), (port,)) = rule["to"], rule["ports"]
        service = MANIFESTS.one("Service", to["podSelector"]["matchLabels"][NAME])["spec"]
        assert port["port"] == service["ports"][0]["port"]


def test_every_image_is_of_one_version() -> None:
    assert {one["image"] for _, one in EACH} == set(MANIFESTS.images)
    for image in MANIFESTS.images.values():
        assert image["newTag"] not in ("", "latest")


def test_pods_run_what_compose_runs_as_the_same_users() -> None:
    nginx = MANIFESTS.images["nginx"]
    pinned = f"nginx:{nginx['newTag']}@{nginx['digest']}\n"
    users = {name: pod["spec"]["securityContext"]["runAsUser"] for name, pod in PODS.items()}
    assert pinned in (ROOT / "docker-compose.prod.yml").read_text()
    for name in ("backend", "frontend"):
        made = (ROOT / name / "Dockerfile.prod").read_text()
        assert f"\nUSER {users[name]}:{users[name]}\n" in made
    assert pinned in (ROOT / "frontend" / "Dockerfile.prod").read_text()
    assert users["front"] == users["frontend"]
