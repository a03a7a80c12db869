"""What is where: pages, workers, one worker of its own for each poll; and nobody is there."""

import httpx
import pytest

from app.web.pages import _SHELLS, _WORKER
from fixtures.front import fronted

POLL = "/socket.io/?EIO=4&transport=polling"
PAGES = [path.format(session_code="ABC123", session_id="abc") for path in _SHELLS]
ASSETS = [f"/{_WORKER}", "/assets/join-abc.js"]
REST = ["/api/join/ABC123", "/auth/google/callback", "/auth/test-login", "/health/ready"]
NO_PAGES = ["/join/ABC/x", "/sessions/a/b", "/join.html", "/dashboard/x", "/metricsx", "/docs/x"]


async def test_nobody_outside_reads_the_metrics() -> None:
    async with fronted() as here:
        for path in ("/metrics", "/metrics?a", "/.//metrics", "/%6detrics", "/x/../metrics"):
            answer = await here.http.get(path)
            assert (answer.status_code, answer.json()["code"]) == (404, "not_found")
        assert here.received == 0


async def test_pages_come_from_their_server_and_the_rest_from_the_workers() -> None:
    async with fronted() as here:
        for path in [*PAGES, *ASSETS]:
            assert await here.asked("GET", path, times=1) == {"pages"}
        for path in [*REST, *NO_PAGES]:
            assert await here.asked("GET", path, times=1) <= {"b1", "b2"}


async def test_a_poll_goes_to_the_worker_that_its_sid_names_and_the_rest_to_all() -> None:
    async with fronted() as here:
        assert await here.asked("GET", f"{POLL}&sid=b1.abc") == {"b1"}
        assert await here.asked("POST", f"{POLL}&sid=b2.abc") == {"b2"}
        for sid in ("", "b1", "b1x.abc", "../b1.abc", "B1.abc", "b3.abc"):
            assert await here.asked("GET", f"{POLL}&sid={sid}") == {"b1", "b2"}


async def test_what_is_asked_is_handed_on_as_it_is() -> None:
    async with fronted() as here:
        for path in ("/api/x%20y?x=%2F..%2F", f"{POLL}&sid=b1.%41"):
            asked = (await here.http.get(path)).text.splitlines()[0]
            assert asked == f"GET {path} HTTP/1.1"


async def test_while_a_worker_is_replaced_the_other_answers_for_it() -> None:
    async with fronted() as here:
        await here.b1.close()
        for method in ("GET", "POST"):
            assert await here.asked(method, "/api/sessions", times=12) == {"b2"}
        assert (await here.http.get(f"{POLL}&sid=b1.abc")).status_code == 503
        await here.b1.open()
        assert await here.asked("GET", "/api/sessions") == {"b1", "b2"}


async def test_pages_outlive_a_moment_without_their_server() -> None:
    async with fronted() as here:
        for path in ("/join/ABC123", "/assets/join-abc.js"):
            await here.asked("GET", path, times=1)
        await here.pages.close()
        for path in ("/", "/join/XYZ789", "/assets/join-abc.js"):  # one shell for all of them
            assert await here.asked("GET", path) == {"pages"}
        assert (await here.http.get("/dashboard")).status_code == 503


@pytest.mark.parametrize("name", ["other.example", "127.0.0.2"])
async def test_who_comes_by_another_name_has_not_come_to_us(name: str) -> None:
    async with fronted() as here:
        for path in ("/", "/api/sessions", "/socket.io/"):
            with pytest.raises(httpx.TransportError):
                await here.http.get(path, headers={"Host": name})
        assert here.received == 0
        alive = await here.http.get("/front/health", headers={"Host": name})
        assert alive.status_code == 204
