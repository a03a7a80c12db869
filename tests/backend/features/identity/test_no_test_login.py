"""In production there is no test login: no route, no document of it, no module."""

import json
import subprocess
import sys

import pytest

from app.core.config import ROOT

START = """
import asyncio, importlib, json, sys
import httpx
from app.main import app

async def statuses():
    transport = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=transport, base_url="http://a.kr") as client:
        path, login = "/auth/test-login", {"email": "a@b.kr"}
        methods = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "BREW")
        return [(await client.request(one, path, json=login)).status_code for one in methods]

try:
    importlib.import_module("app.features.identity.test_login")
    importable = True
except ImportError:
    importable = False
print(json.dumps({
    "statuses": asyncio.run(statuses()),
    "documented": [path for path in app.openapi()["paths"] if "test-login" in path],
    "importable": importable,
    "imported": "app.features.identity.test_login" in sys.modules,
}))
"""


# Elsewhere every test of the suite signs in by it; at night this one shows that it would notice.
ELSEWHERE = pytest.param("test", True, marks=pytest.mark.nightly)


@pytest.mark.parametrize(("environment", "is_there"), [("production", False), ELSEWHERE])
def test_it_exists_outside_production_alone(environment: str, is_there: bool):
    secret = "q7Zc1mXw9RtLp4Vb8NsKd2Yh6Gf0Je3A"
    settings = {
        "ENVIRONMENT": environment,
        "SECRET_KEY": secret,
        "DATABASE_URL": "sqlite:////nowhere/none.db",
    }
    done = subprocess.run(
        [sys.executable, "-c", START],
        cwd=ROOT / "backend",
        env=settings,
        check=True,
        capture_output=True,
        text=True,
    )
    found = json.loads(done.stdout.splitlines()[-1])
    assert found["documented"] == (["/auth/test-login"] if is_there else [])
    assert found["importable"] is found["imported"] is is_there
    assert (found["statuses"] == [404] * 9) is not is_there
