"""What the API documents is what it does, tried with generated requests in this process."""

import os
import shutil
from asyncio import Runner
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.core.clock import utc_now
from app.core.ids import new_id
from app.main import app
from app.storage.database import get_engine, open_db
from app.storage.models import Message
from fixtures.actors import rest_client, sign_in
from fixtures.database import forget_database
from fixtures.live_sessions import active, join
from fixtures.rules import rules_of
from fixtures.settings import forget_settings

if TYPE_CHECKING:
    from schemathesis import Case

Call = Callable[["Case"], httpx.Response]
Begin = Callable[[], "Story"]


class Story(NamedTuple):
    """What there is when a story begins: names of parameters, and what is known under them."""

    session_id: str
    session_code: str
    participant_id: str
    message_id: str

    def tell(self, case: "Case") -> None:
        """Have a generated request be about what there is."""
        known = self._asdict()
        named = {name: known.get(name, value) for name, value in case.path_parameters.items()}
        case.path_parameters = named
        if isinstance(case.body, dict) and "message_id" in case.body:
            case.body = {**case.body, "message_id": self.message_id}


LABELS = sorted(f"{method.upper()} {path}" for method, path in rules_of(app.routes))
# `make security` asks so often; `make test` takes a sample.
IS_THOROUGH = os.environ.get("SECURITY") == "1"
GENERATED = {"derandomize": True, "deadline": None, "suppress_health_check": list(HealthCheck)}


@pytest.fixture(scope="module")
def runner(migrated_sqlite: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Runner]:
    """One event loop, and the app's database open in it."""
    path = shutil.copy(migrated_sqlite, tmp_path_factory.mktemp("generated") / "engagenow.db")
    with pytest.MonkeyPatch.context() as environment, Runner() as runner:
        environment.setenv("DATABASE_URL", f"sqlite:///{path}")
        forget_settings()
        forget_database()
        yield runner
        runner.run(get_engine().dispose())
    forget_settings()
    forget_database()


@pytest.fixture
def presenter(runner: Runner) -> Iterator[httpx.AsyncClient]:
    presenter = runner.run(_presenter())
    yield presenter
    runner.run(presenter.aclose())


@pytest.fixture
def ask(runner: Runner, presenter: httpx.AsyncClient) -> Call:
    """Send a generated request as the presenter."""

    def ask(case: "Case") -> httpx.Response:
        request = case.as_transport_kwargs(base_url=str(presenter.base_url))
        headers = {**request["headers"], **presenter.headers}
        body = {"content": request.get("data"), "json": request.get("json")}
        answering = presenter.request(
            case.method, request["url"], params=request["params"], headers=headers, **body
        )
        return runner.run(answering)

    return ask


@pytest.fixture
def call(runner: Runner, presenter: httpx.AsyncClient, ask: Call) -> Call:
    """Send it about the presenter's one running session."""
    session = runner.run(active(presenter))
    known = {"session_id": session["id"], "session_code": session["session_code"]}

    def call(case: "Case") -> httpx.Response:
        case.path_parameters = {**case.path_parameters, **known}
        return ask(case)

    return call


@pytest.fixture
def tidy(runner: Runner, presenter: httpx.AsyncClient) -> Callable[[], None]:
    """Delete all that was made: what is generated must find the same each time."""

    async def tidy() -> None:
        while sessions := (await presenter.get("/api/sessions")).json():
            for session in sessions:
                await presenter.delete(f"/api/sessions/{session['id']}")

    return lambda: runner.run(tidy())


@pytest.fixture
def begin(runner: Runner, tidy: Callable[[], None], presenter: httpx.AsyncClient) -> Begin:
    """Begin a story: everything is asked about one session, its participant and what he said."""

    def begin() -> Story:
        tidy()
        session = runner.run(active(presenter))
        joined = runner.run(join(presenter, session))
        participant = joined["participant"]["id"]
        said = runner.run(_hold_message(session["id"], participant))
        return Story(session["id"], session["session_code"], participant, said)

    return begin


async def _hold_message(session_id: str, participant_id: str) -> str:
    """A message that waits for the presenter, as if it had been sent."""
    message_id = new_id()
    row = Message(
        id=message_id,
        session_id=session_id,
        message="안녕하세요",
        message_type="text",
        sender_id=participant_id,
        sender_nickname="하늘",
        sender_role="participant",
        sent_at=utc_now(),
    )
    async with open_db() as db:
        db.add(row)
        await db.commit()
    return message_id


async def _presenter() -> httpx.AsyncClient:
    async with rest_client() as anyone:
        return rest_client(await sign_in(anyone, "generated@example.com"))


def generated() -> Any:
    """What generates requests, imported only by the process that runs these tests."""
    return import_module("fixtures.generated")


@pytest.mark.parametrize("label", LABELS)
@given(data=st.data())
@settings(max_examples=1000 if IS_THOROUGH else 3, **GENERATED)
def test_every_answer_is_as_documented(label: str, call: Call, data: st.DataObject):
    case = data.draw(generated().requests(label))
    generated().check(case, call(case))


@given(st.deferred(lambda: generated().series()))
@settings(max_examples=1000 if IS_THOROUGH else 10, **GENERATED)
def test_every_answer_is_as_documented_in_any_order(begin: Begin, ask: Call, cases: "list[Case]"):
    story = begin()
    for case in cases:
        story.tell(case)
        generated().check(case, ask(case))


def test_every_answer_is_as_documented_whatever_was_asked_before(
    ask: Call, tidy: Callable[[], None]
):
    """What one answer tells is asked for next: sessions are made, changed, ended and deleted."""
    examples = 1000 if IS_THOROUGH else 10
    how = settings(max_examples=examples, stateful_step_count=10, **GENERATED)
    generated().chain(ask, tidy).run(settings=how)
