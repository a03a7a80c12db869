"""What is asked of REST: within its limits, and nowhere else."""

import time

import pytest
from aiohttp import web

from app.features.feeds.collector.source import Network
from app.features.feeds.streams.budget import Budget
from app.features.feeds.streams.rest import Rest, RestError
from fixtures.waiting import until


@pytest.fixture
async def asked():
    """REST of some form, and how often it was asked; `elsewhere` is where it must not lead to."""
    paths: list[str] = []

    async def answer(request: web.Request) -> web.Response:
        paths.append(request.path)
        if request.path == "/moved":
            raise web.HTTPFound("/elsewhere")
        used = {"X-MBX-USED-WEIGHT-1M": request.query.get("used", "1")}
        body = b"[" + b" " * int(request.query.get("size", "0")) + b"1]"
        return web.Response(body=body, headers=used, content_type="application/json")

    app = web.Application()
    app.router.add_get("/{path:.*}", answer)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    yield f"127.0.0.1:{runner.addresses[0][1]}", paths
    await runner.cleanup()


async def test_a_redirect_is_not_followed_and_no_proxy_of_the_environment_is_used(
    asked, monkeypatch
) -> None:
    place, paths = asked
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    async with Rest(Network([f"ws://{place}"]), f"http://{place}", Budget(100)) as rest:
        with pytest.raises(RestError, match="302"):
            await rest.get("/moved", {}, list[int])
        assert await rest.get("/x", {"a": 1}, list[int]) == [1]
    assert paths == ["/moved", "/x"]


async def test_an_answer_of_another_form_or_length_is_refused(asked) -> None:
    place, _ = asked
    async with Rest(Network([f"ws://{place}"]), f"http://{place}", Budget(100)) as rest:
        with pytest.raises(RestError, match="another form"):
            await rest.get("/x", {}, list[str])
        with pytest.raises(RestError, match="too long"):
            await rest.get("/x", {"size": 5 << 20}, list[int])


async def test_a_host_that_is_not_named_is_not_asked(asked) -> None:
    place, paths = asked
    async with Rest(Network(), f"http://{place}", Budget(100)) as rest:
        with pytest.raises(RestError, match="HostRefusedError"):
            await rest.get("/x", {}, list[int])
    assert paths == []


async def test_who_has_used_most_of_the_minutes_weight_waits_for_the_next_one(asked) -> None:
    place, paths = asked
    await until(lambda: time.time() % 60 < 55)  # the minute does not end below
    network = Network([f"ws://{place}"])
    budget = network.budget(place, 100)
    assert network.budget(place, 100) is budget, "all feeds of a worker share it"
    async with Rest(network, f"http://{place}", budget) as rest:
        await rest.get("/x", {"used": 79}, list[int])
        await rest.get("/x", {"used": 80}, list[int])
        with pytest.raises(RestError) as refused:
            await rest.get("/x", {}, list[int])
    assert len(paths) == 2
    assert refused.value.wait == pytest.approx(60 - time.time() % 60, abs=2)
