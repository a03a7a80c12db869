"""The Dockerfiles: what they begin with, and that they and the compose file say the same."""

import json
import re
import sys

import pytest

from fixtures.compose import ROOT, services

IMAGES = {"backend": ("PYTHON_IMAGE",), "frontend": ("NODE_IMAGE", "NGINX_IMAGE")}
each_image = pytest.mark.parametrize("part", IMAGES)
SERVICE = {"backend": "backend-1", "frontend": "frontend"}
PINNED = r"[a-z]+:(\d+\.\d+\.\d+)-[a-z-]+@sha256:[0-9a-f]{64}"


def lines(part: str) -> list[str]:
    text = (ROOT / part / "Dockerfile.prod").read_text().replace("\\\n", " ")
    return [" ".join(line.split()) for line in text.splitlines() if line and line[0] != "#"]


def arguments(part: str) -> dict[str, str]:
    """What it begins with, by name."""
    found = [line.removeprefix("ARG ") for line in lines(part) if line.startswith("ARG ")]
    return dict(argument.split("=", 1) for argument in found)


def last_stage(part: str) -> list[str]:
    """What becomes the image."""
    all_lines = lines(part)
    start = max(at for at, line in enumerate(all_lines) if line.startswith("FROM "))
    return all_lines[start:]


def the(instruction: str, part: str) -> str:
    """The last instruction of this name."""
    return [line for line in last_stage(part) if line.startswith(f"{instruction} ")][-1]


@each_image
def test_every_stage_begins_with_a_version_and_its_digest(part: str) -> None:
    assert tuple(arguments(part)) == IMAGES[part]
    assert all(re.fullmatch(PINNED, image) for image in arguments(part).values())
    begun = [line.split()[1] for line in lines(part) if line.startswith("FROM ")]
    assert set(begun) == {f"${{{name}}}" for name in IMAGES[part]}


def test_python_is_the_one_that_the_tests_run_on() -> None:
    found = re.fullmatch(PINNED, arguments("backend")["PYTHON_IMAGE"])
    assert found
    assert found[1].startswith(f"{sys.version_info.major}.{sys.version_info.minor}.")


def test_the_server_has_the_client_that_it_imports() -> None:
    copied = "COPY clients/python/engagenow_client /srv/engagenow/backend/engagenow_client"
    assert copied in lines("backend")
    assert "!clients/python/engagenow_client" in (ROOT / ".dockerignore").read_text().splitlines()


def test_both_nginx_are_the_same() -> None:
    assert services()["nginx"]["image"] == arguments("frontend")["NGINX_IMAGE"]


@each_image
def test_it_ends_without_root_and_builds_nothing_at_the_end(part: str) -> None:
    assert re.fullmatch(r"USER [1-9]\d*:[1-9]\d*", the("USER", part))
    runs = [line for line in last_stage(part) if line.startswith("RUN ")]
    assert all(line.startswith("RUN useradd ") for line in runs)


@each_image
def test_both_files_ask_for_health_alike(part: str) -> None:
    asked, _, command = the("HEALTHCHECK", part).partition(" CMD ")
    check = services()[SERVICE[part]]["healthcheck"]
    assert check["test"] == ["CMD", *json.loads(command)]
    told = dict(option[2:].replace("-", "_").split("=") for option in asked.split()[1:])
    assert told == {key: str(value) for key, value in check.items() if key != "test"}


@each_image
def test_nginx_knows_the_port(part: str) -> None:
    port = the("EXPOSE", part).removeprefix("EXPOSE ")
    told = services()["nginx"]["environment"]
    places = {value for key, value in told.items() if key.startswith(("BACKEND_", "FRONTEND"))}
    assert {place for place in places if place.startswith(part)} == {
        f"{name}:{port}" for name in services() if name.startswith(part)
    }


def test_only_what_is_named_reaches_a_builder() -> None:
    rules = [line for line in (ROOT / ".dockerignore").read_text().splitlines() if line]
    assert rules[1] == "*"
    assert {"**/.env*", "**/node_modules"} <= set(rules)
    assert not [rule for rule in rules if rule.startswith("!") and "env" in rule.lower()]
