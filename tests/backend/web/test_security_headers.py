"""What every answer tells a browser to refuse."""

import httpx
import pytest

from app.core.config import Settings
from app.main import create_app
from fixtures.actors import ADDRESS, Connect
from fixtures.live_sessions import create
from fixtures.policy import policy_of

PATHS = ["/", "/dashboard", "/health", "/api/sessions", "/nowhere", "/assets/none.js"]


@pytest.mark.parametrize("database_kind", ["sqlite"])
@pytest.mark.parametrize("path", PATHS)
async def test_every_answer_carries_them_refusals_too(anyone: httpx.AsyncClient, path: str):
    response = await anyone.get(path)
    policy = policy_of(response)
    assert policy["default-src"] == policy["base-uri"] == policy["object-src"] == "'none'"
    assert policy["frame-ancestors"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == policy["connect-src"] == "'self'"
    assert policy["worker-src"] == policy["manifest-src"] == "'self'"
    assert not {"unsafe", "*", "http"} & set(" ".join(policy.values()).replace("-", " ").split())
    assert response.headers["x-content-type-options"] == "nosniff"
    assert response.headers["referrer-policy"] == "no-referrer"
    assert response.headers["cross-origin-opener-policy"] == "same-origin"
    assert response.headers["cross-origin-resource-policy"] == "same-origin"
    assert "camera=()" in response.headers["permissions-policy"]


async def test_an_error_that_nobody_foresaw_carries_them():
    app = create_app(Settings())

    def fail() -> None:
        raise ZeroDivisionError

    app.add_api_route("/broken", fail)
    transport = httpx.ASGITransport(app, raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url=ADDRESS) as client:
        response = await client.get("/broken")
    assert response.status_code == 500
    assert policy_of(response)["default-src"] == "'none'"


async def test_browsers_keep_to_tls_once_they_have_come_by_it():
    app = create_app(Settings())
    for scheme, told in (("http", None), ("https", "max-age=31536000")):
        transport = httpx.ASGITransport(app)
        async with httpx.AsyncClient(transport=transport, base_url=f"{scheme}://a.kr") as client:
            response = await client.get("/health")
        assert response.headers.get("strict-transport-security") == told


@pytest.mark.parametrize("database_kind", ["sqlite"])
@pytest.mark.parametrize("kind", ["svg", "png"])
async def test_other_peoples_pages_may_show_the_qr_picture_alone(
    presenter: httpx.AsyncClient, connect: Connect, kind: str
):
    session = await create(presenter)
    picture = await (await connect()).get(f"/api/sessions/{session['id']}/qr.{kind}")
    assert picture.headers["cross-origin-resource-policy"] == "cross-origin"
