"""The compose file: what it refuses, who can reach whom, and what each service may."""

import re
from typing import Any

import pytest

from fixtures.compose import ENVIRONMENT, ROOT, RefusedError, blanks, compose, services

Service = dict[str, Any]

OURS = ("backend-1", "backend-2", "migrate", "frontend")
NAMES = (*OURS, "nginx", "postgres", "redis", "backup")
ONCE = {"migrate"}
each_service = pytest.mark.parametrize("name", NAMES)
DEFAULTS = {"IMAGE_PREFIX", "VERSION", "SUBNET", "TRUSTED_PROXIES", "TLS", "DEFAULT_LOCALE"}
DEFAULTS |= {"CANARY", "EMBED_ORIGINS"}


@pytest.mark.parametrize("name", ENVIRONMENT)
@pytest.mark.parametrize("is_empty", [False, True])
def test_what_must_be_set_is_asked_for_in_one_line(name: str, is_empty: bool) -> None:
    others = {key: given for key, given in ENVIRONMENT.items() if key != name}
    with pytest.raises(RefusedError) as refused:
        compose({**others, name: ""} if is_empty else others)
    sentence = str(refused.value)
    assert f"set {name} in .env" in sentence
    assert len(sentence.splitlines()) == 1


def test_nothing_else_is_asked_for_and_no_secret_has_a_default() -> None:
    assert {name for name, kind in blanks() if kind == "?"} == set(ENVIRONMENT)
    assert {name for name, kind in blanks() if kind == "-"} == DEFAULTS


def test_the_example_names_what_must_be_set_without_a_value() -> None:
    lines = (ROOT / ".env.example").read_text().splitlines()
    assigned = [line for line in lines if re.match(r"[A-Z_]+=", line)]
    assert assigned == [f"{name}=" for name in ENVIRONMENT]
    assert {line.removeprefix("# ").partition("=")[0] for line in lines} >= DEFAULTS


def test_every_service_is_judged_here() -> None:
    assert set(services()) == set(NAMES)


def test_only_nginx_is_published() -> None:
    published = {name: one["ports"] for name, one in services().items() if "ports" in one}
    assert published == {"nginx": ["80:80", "443:443"]}


@each_service
def test_a_service_has_no_rights_that_it_does_not_need(name: str) -> None:
    service = services()[name]
    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert not {"privileged", "network_mode", "pid", "ipc", "devices"} & set(service)
    assert not [mount for mount in service.get("volumes", []) if "docker.sock" in mount]


def test_only_nginx_has_capabilities_to_read_its_keys_and_become_nobody() -> None:
    capable = {name: one["cap_add"] for name, one in services().items() if "cap_add" in one}
    assert capable == {"nginx": ["CHOWN", "SETGID", "SETUID", "NET_BIND_SERVICE"]}


def test_who_is_not_ours_says_who_it_is() -> None:
    users = {name: one["user"] for name, one in services().items() if "user" in one}
    assert users == {"postgres": "999:999", "redis": "999:999", "backup": "0:0"}
    assert tuple(name for name in NAMES if "build" in services()[name]) == OURS


def test_only_the_backup_writes_to_this_machine() -> None:
    mounts = {name: one.get("volumes", []) for name, one in services().items()}
    bound = {name: [one for one in all_ if one.startswith("./")] for name, all_ in mounts.items()}
    written = {name: one for name, all_ in bound.items() for one in all_ if not one.endswith(":ro")}
    assert written == {"backup": "./backup:/backup"}


@each_service
def test_a_service_has_bounds_and_comes_back(name: str) -> None:
    service = services()[name]
    limits = service["deploy"]["resources"]["limits"]
    assert set(limits) == {"cpus", "memory", "pids"}
    assert service["restart"] == ("no" if name in ONCE else "unless-stopped")
    assert set(service["logging"]["options"]) == {"max-size", "max-file"}


@each_service
def test_an_image_is_of_one_version(name: str) -> None:
    image = services()[name]["image"]
    if "build" in services()[name]:
        assert re.fullmatch(r"engagenow/(backend|frontend):local", image)
    else:
        assert re.fullmatch(r"[a-z]+:\d+\.\d+(\.\d+)?-[a-z-]+(@sha256:[0-9a-f]{64})?", image)


@each_service
def test_a_service_says_whether_it_works_and_waits_for_those_that_do(name: str) -> None:
    service = services()[name]
    check = service["healthcheck"]
    assert check == {"disable": True} if name in ONCE else set(check) >= {"test", "timeout"}
    assert "curl" not in check.get("test", [])
    for other, wait in service.get("depends_on", {}).items():
        done, works = "service_completed_successfully", "service_healthy"
        assert wait == {"condition": done if other in ONCE else works}


def test_it_starts_from_the_data_to_the_proxy() -> None:
    after = {name: set(one.get("depends_on", {})) for name, one in services().items()}
    data = {"postgres", "redis"}
    assert after["migrate"] == {"postgres"}
    assert after["backend-1"] == after["backend-2"] == {*data, "migrate"}
    assert after["backup"] == {"migrate", "postgres"}
    assert after["nginx"] == {"backend-1", "backend-2", "frontend"}
    assert not (after["postgres"] | after["redis"] | after["frontend"])


def test_the_data_are_kept_in_volumes_with_names() -> None:
    assert set(compose()["volumes"]) == {"postgres_data", "redis_data"}
    assert services()["postgres"]["volumes"] == ["postgres_data:/var/lib/postgresql/data"]
    assert services()["redis"]["volumes"] == ["redis_data:/data"]


def test_memory_is_enough_for_everybody_on_the_machine_that_is_asked_for() -> None:
    kinds = {"M": 1, "G": 1024}
    asked = [one["deploy"]["resources"]["limits"]["memory"] for one in services().values()]
    running = sum(int(amount[:-1]) * kinds[amount[-1]] for amount in asked) - 512  # migrate ends
    assert running <= 4096
