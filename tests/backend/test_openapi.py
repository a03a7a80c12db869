"""What the REST door documents is what it does, tried with generated requests in this process."""

import shutil
from asyncio import Runner
from collections.abc import AsyncIterator, Callable, Iterator
from copy import deepcopy
from pathlib import Path

import httpx
import pytest
import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis import Case
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)
from sqlalchemy.ext.asyncio import AsyncSession

from app.database import create_engine, get_db
from app.main import app
from fixtures.actors import rest_client, sign_in
from fixtures.live_sessions import active

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]

Call = Callable[[Case], httpx.Response]


def signed_in(document: dict) -> dict:
    """The document as somebody sees it whose every request carries a good token."""
    document = deepcopy(document)
    for path in document["paths"].values():
        for operation in path.values():
            operation.pop("security", None)
    return document


SCHEMA = schemathesis.openapi.from_dict(signed_in(app.openapi()))


@pytest.fixture(scope="module")
def runner(migrated_sqlite: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Runner]:
    """One event loop, and the app's database open in it."""
    path = shutil.copy(migrated_sqlite, tmp_path_factory.mktemp("generated") / "engagenow.db")
    engine = create_engine(f"sqlite+aiosqlite:///{path}")

    async def own_db() -> AsyncIterator[AsyncSession]:
        async with AsyncSession(engine) as db:
            yield db

    app.dependency_overrides[get_db] = own_db
    with Runner() as runner:
        yield runner
        runner.run(engine.dispose())
    app.dependency_overrides.clear()


@pytest.fixture
def call(runner: Runner) -> Iterator[Call]:
    """Send a generated request as a presenter who has one running session."""
    presenter = runner.run(_presenter())
    session = runner.run(active(presenter))
    known = {"session_id": session["id"], "session_code": session["session_code"]}

    def call(case: Case) -> httpx.Response:
        case.path_parameters = {**case.path_parameters, **known}
        request = case.as_transport_kwargs(base_url=str(presenter.base_url))
        headers = {**request["headers"], **presenter.headers}
        body = {"content": request.get("data"), "json": request.get("json")}
        answering = presenter.request(
            case.method, request["url"], params=request["params"], headers=headers, **body
        )
        return runner.run(answering)

    yield call
    runner.run(presenter.aclose())


async def _presenter() -> httpx.AsyncClient:
    async with rest_client() as anyone:
        return rest_client(await sign_in(anyone, "generated@example.com"))


@SCHEMA.parametrize()
@settings(max_examples=15, derandomize=True, deadline=None, suppress_health_check=list(HealthCheck))
def test_every_answer_is_as_documented(case: Case, call: Call):
    case.validate_response(call(case), checks=CHECKS)
