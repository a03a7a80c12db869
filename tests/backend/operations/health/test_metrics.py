"""The metrics: who may not read them, and what they say."""

from pathlib import Path

from app.operations.health.metrics import LoopLag
from fixtures.metrics import read, values
from fixtures.problems import refused
from fixtures.server import serving, sqlite_in
from fixtures.talk import Talk

SECRET = "q7Zc1mXw9RtLp4Vb8NsKd2Yh6Gf0Je3A"
PUBLIC = ["8.8.8.8", "2001:4860:4860::8888", "::ffff:8.8.8.8", "10.0.0.7, 8.8.8.8", "nobody"]


async def test_in_production_only_a_private_network_may_read_them(tmp_path: Path) -> None:
    settings = {"ENVIRONMENT": "production", "SECRET_KEY": SECRET}
    with serving(tmp_path, DATABASE_URL=sqlite_in(tmp_path), **settings) as server:
        for address in PUBLIC:
            answer = await read(server.url, **{"X-Forwarded-For": address})
            refused(answer, 404, "not_found")
        for address in ("10.0.0.7", "192.168.1.1, 172.16.0.1", "fd00::1", "::ffff:10.0.0.7"):
            assert (await read(server.url, **{"X-Forwarded-For": address})).status_code == 200
        assert (await read(server.url)).status_code == 200


async def test_with_a_token_nobody_may_read_them_without_it(tmp_path: Path) -> None:
    with serving(tmp_path, DATABASE_URL=sqlite_in(tmp_path), METRICS_TOKEN=SECRET) as server:
        refused(await read(server.url), 404, "not_found")
        for wrong in ("Bearer", "Bearer wrong", f"Basic {SECRET}", SECRET):
            refused(await read(server.url, Authorization=wrong), 404, "not_found")
        assert (await read(server.url, Authorization=f"Bearer {SECRET}")).status_code == 200


async def test_they_count_connections_rooms_and_members(talk: Talk) -> None:
    before = values((await read(talk.server.url)).text)
    await talk.enter()
    await talk.enter(transports=["polling"])
    answer = await read(talk.server.url)
    assert answer.headers["content-type"].startswith("text/plain; version=0.0.4")
    after = values(answer.text)
    for name in ("websocket", "polling"):
        assert after[f"engagenow_connections {name}"] >= 1
        opened = f"engagenow_connections_opened_total {name}"
        assert after[opened] == before[opened] + 1
    assert after["engagenow_rooms"] >= 1
    assert after["engagenow_members"] >= 2
    assert after["process_resident_memory_bytes"] > 0


def test_the_loops_lag_is_what_comes_late() -> None:
    lag = LoopLag()
    lag.observe(0.0)
    lag.observe(1000.0)  # long before it is due: no lag at all
    lag.observe(-1.0)  # a second late
    (family,) = lag.histogram.collect()
    found = {(s.name, s.labels.get("le")): s.value for s in family.samples}
    name = "engagenow_event_loop_lag_seconds"
    assert found[f"{name}_count", None] == 2
    assert found[f"{name}_bucket", "0.002"] == 1
    assert 1 <= found[f"{name}_sum", None] < 10
