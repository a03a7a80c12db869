"""Limits with two workers: one count in Redis, proofs good once; each one's own without it."""

from collections.abc import Iterator
from contextlib import ExitStack

import httpx
import pytest

from fixtures import new_database, redis_server
from fixtures.plain_http import plain_http
from fixtures.problems import refused
from fixtures.proofs import solved
from fixtures.server import Server, serving

FEW = {"LIMIT_ADDRESS_FAILED_LOOKUPS": "4/day"}

Workers = tuple[list[Server], redis_server.Private]


@pytest.fixture(scope="module")
def workers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workers]:
    """Two workers, and the Redis between them, which is theirs alone."""
    with ExitStack() as stack:
        redis = stack.enter_context(redis_server.private())
        database = stack.enter_context(new_database.postgresql())
        settings = {"DATABASE_URL": database, "REDIS_URL": redis.url, **FEW}
        folders = [tmp_path_factory.mktemp("worker") for _ in range(2)]
        yield [stack.enter_context(serving(folder, **settings)) for folder in folders], redis


async def guess(worker: Server, **headers: str) -> httpx.Response:
    """Look for a code that nobody has."""
    async with plain_http(worker.url) as http:
        return await http.get("/api/join/WRONG1", headers=headers)


async def test_failures_on_both_count_and_without_redis_each_goes_on_with_its_own(
    workers: Workers,
) -> None:
    (one, other), redis = workers
    statuses = [(await guess(worker)).status_code for worker in (one, one, one, other, other, one)]
    assert statuses == [404] * 4 + [428] * 2
    proof = {"Join-Proof": solved((await guess(one)).json())}
    refused(await guess(other, **proof), 404, "session_not_found")
    for worker in (one, other):
        refused(await guess(worker, **proof), 428, "proof_required")
    redis.stop()
    answers = [await guess(other) for _ in range(10)]
    refused(answers[-1], 428, "proof_required")
    statuses = [answer.status_code for answer in answers]
    assert statuses == sorted(statuses)
    assert statuses.count(404) < 4, "what it counted before counts on"
    assert [(await guess(one)).status_code for _ in range(3)][-1] == 428
