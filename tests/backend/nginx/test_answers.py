"""What nginx answers by itself: in the words of the workers, or in a page for people."""

import json

import httpx
import pytest

from app.core.error_mapping import BodyTooLarge, Busy, NotFound, problem
from app.web.security_headers import HEADERS
from fixtures.front import RunningFront, fronted

LANGUAGES = {"ko-KR,ko;q=0.9": "ko", "en-US,en;q=0.9": "en", "fr": "ko"}


async def nobody(here: RunningFront) -> None:
    """Let there be nobody behind nginx."""
    for echo in (here.b1, here.b2, here.pages):
        await echo.close()


def check(answer: httpx.Response) -> None:
    """As every answer of ours."""
    for name, value in HEADERS.items():
        assert answer.headers.get_list(name) == [value]
    assert answer.headers["cache-control"] == "no-store"


@pytest.mark.parametrize(("accepted", "locale"), LANGUAGES.items())
async def test_refusals_are_those_of_the_workers(accepted: str, locale: str) -> None:
    headers = {"Accept-Language": accepted}
    async with fronted() as here:
        too_large = await here.http.post("/api/x", content=bytes(1_200_000), headers=headers)
        missing = await here.http.get("/metrics", headers=headers)
        await nobody(here)
        away = await here.http.post("/api/x", headers=headers)
        assert here.received == 0
    for answer, refusal in (
        (too_large, BodyTooLarge(1024 * 1024)),
        (missing, NotFound()),
        (away, Busy()),
    ):
        expected = problem(refusal, locale)
        del expected["title"]  # of Python's version
        assert expected.items() <= answer.json().items()
        assert answer.status_code == refusal.status
        assert answer.headers["content-type"] == "application/problem+json"
        check(answer)
    assert away.headers["retry-after"] == "1"


async def test_people_are_shown_a_page_in_both_languages() -> None:
    async with fronted() as here:
        await nobody(here)
        for path in ("/", "/join/ABC123", "/auth/google/start"):
            page = await here.http.get(path, headers={"Accept": "text/html,*/*;q=0.8"})
            assert page.status_code == 503
            assert page.headers["content-type"] == "text/html; charset=utf-8"
            assert "곧 돌아올게요" in page.text
            assert "Back in a moment" in page.text
            check(page)
        style = await here.http.get("/unavailable.css")
        assert (style.status_code, style.headers["content-type"]) == (
            200,
            "text/css; charset=utf-8",
        )
        assert (await here.http.get("/unavailable.html")).status_code == 404  # no page of its own


async def test_what_a_worker_refuses_is_handed_on() -> None:
    async with fronted() as here:
        answer = await here.http.get("/api/x")
    assert answer.headers["content-type"] == "text/plain"
    assert (
        "content-security-policy" not in answer.headers
    )  # the worker's own, which an echo has not


async def test_a_failure_is_logged_without_its_path(capfd: pytest.CaptureFixture[str]) -> None:
    async with fronted() as here:
        await here.http.get("/api/join/ABC123?secret=1")
        await nobody(here)
        await here.http.get("/api/join/ABC123?secret=1")
        await here.http.get("/join/ABC123")
    told, errors = capfd.readouterr()
    assert errors == ""
    lines = [json.loads(line) for line in told.splitlines()]
    assert [(line["event"], line["status"]) for line in lines] == [("front_failure", "503")] * 2
    assert not {"ABC123", "secret", "/"} & set(told.replace('"', " ").split())
    assert "ABC123" not in told
