"""A Redis that answers, and refuses what we ask of it: the first line says why."""

import json
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from fixtures import redis_server
from fixtures.ports import HOST
from fixtures.server import Server, refused, serving, sqlite_in
from fixtures.waiting import until_now

SECRET = "hunter2hunter2"


@pytest.fixture(scope="module")
def shared() -> Iterator[redis_server.Private]:
    """A Redis whose users are made by the tests."""
    with redis_server.private() as server:
        yield server


def first_line(folder: Path, **environment: str) -> str:
    """The only line of a start that is refused; it holds nothing secret."""
    (said,) = refused(folder, DATABASE_URL=sqlite_in(folder), **environment)
    assert said.startswith("EngageNow does not start: REDIS_URL: the Redis at 127.0.0.1:")
    assert SECRET not in said
    assert "Error" not in said
    return said


def until_ready(server: Server, status: int = 200) -> None:
    """Wait until `/health/ready` answers so."""
    until_now(lambda: httpx.get(f"{server.url}/health/ready").status_code == status)


# What ACL SETUSER gives a user who knows the password, and what the refusal says.
USERS = {
    "no channel": (["~*", "resetchannels", "+@all"], "our channels"),
    "no key of ours": (["~other:*", "&*", "+@all"], "our keys"),
    "no writing": (["~*", "&*", "+@all", "-@write"], "our commands"),
    "no script": (["~*", "&*", "+@all", "-@scripting"], "our commands"),
    "no speaking": (["~*", "&*", "+@all", "-publish"], "our commands"),
}


@pytest.mark.parametrize(("rights", "expected"), USERS.values(), ids=USERS)
def test_a_redis_user_who_may_not_do_what_we_do(
    tmp_path: Path,
    shared: redis_server.Private,
    rights: list[str],
    expected: str,
) -> None:
    shared.ask("ACL", "SETUSER", "eve", "reset", "on", f">{SECRET}", *rights)
    url = f"redis://eve:{SECRET}@{HOST}:{shared.port}/0"
    said = first_line(tmp_path, REDIS_URL=url)
    assert f"does not let this user use {expected}" in said


def test_a_redis_user_who_may_do_what_we_do_and_no_more(
    tmp_path: Path, shared: redis_server.Private
) -> None:
    rights = ["~mine:*", "&mine:*", "+@all", "-@admin", "-@dangerous"]
    shared.ask("ACL", "SETUSER", "ann", "reset", "on", f">{SECRET}", *rights)
    url = f"redis://ann:{SECRET}@{HOST}:{shared.port}/0"
    settings = {"DATABASE_URL": sqlite_in(tmp_path), "REDIS_URL": url, "REDIS_PREFIX": "mine"}
    with serving(tmp_path, **settings) as server:
        until_ready(server)
        refused = [line for line in server.log.read_text().splitlines() if "refuses" in line]
        assert refused == []  # a busy machine may make Redis late, which is told in other words


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ({"cluster-enabled": "yes"}, "is a node of a cluster, which is not supported"),
        ({"sentinel": ""}, "is a Sentinel, which is not supported"),
    ],
    ids=["cluster", "sentinel"],
)
def test_another_kind_of_redis_is_refused_by_its_name(
    tmp_path: Path, options: dict[str, str], expected: str
) -> None:
    with redis_server.private(folder=tmp_path, **options) as server:
        assert expected in first_line(tmp_path, REDIS_URL=server.url.removesuffix("/0"))


PASSING = {
    "full": ({"maxmemory": "100kb"}, ["CONFIG", "SET", "maxmemory", "0"], "is full"),
    "a replica": ({"replicaof": f"{HOST} 1"}, ["REPLICAOF", "NO", "ONE"], "is a replica"),
}


@pytest.mark.parametrize(("option", "cure", "expected"), PASSING.values(), ids=PASSING)
def test_what_may_pass_is_told_at_once_and_by_ready_until_it_has(
    tmp_path: Path, option: dict[str, str], cure: list[str], expected: str
) -> None:
    with redis_server.private(**option) as redis:
        assert expected in first_line(tmp_path, REDIS_URL=redis.url, ENVIRONMENT="development")
        settings = {"DATABASE_URL": sqlite_in(tmp_path), "REDIS_URL": redis.url}
        with serving(tmp_path, **settings) as server:
            first = json.loads(server.log.read_text().splitlines()[0])
            assert (first["event"], expected in first["reason"]) == ("redis_does_not_work", True)
            until_ready(server, 503)
            redis.ask(*cure)
            until_ready(server)
            assert '"redis_writes_again"' in server.log.read_text()
