"""What one command of a presenter costs the database."""

from collections.abc import Iterator
from contextlib import contextmanager

import httpx
from sqlalchemy import event

from app.storage.database import get_engine
from fixtures.live_sessions import active, join, send_message


@contextmanager
def statements() -> Iterator[list[str]]:
    """Every SQL statement of the app meanwhile."""
    seen: list[str] = []
    engine = get_engine().sync_engine

    def receive(*arguments: object) -> None:
        seen.append(" ".join(str(arguments[2]).split()))

    event.listen(engine, "before_cursor_execute", receive)
    try:
        yield seen
    finally:
        event.remove(engine, "before_cursor_execute", receive)


async def test_a_deletion_looks_the_session_up_once(presenter: httpx.AsyncClient) -> None:
    session = await active(presenter, chat=True)
    message = await send_message(session, await join(presenter, session), "oh")
    with statements() as seen:
        answer = await presenter.delete(f"/api/sessions/{session['id']}/messages/{message}")
    assert answer.status_code == 204
    looks = [one for one in seen if one.startswith("SELECT") and "FROM live_sessions" in one]
    assert len(looks) == 1, looks


async def test_reading_what_waits_looks_the_session_up_once(presenter: httpx.AsyncClient) -> None:
    session = await active(presenter, chat=True)
    with statements() as seen:
        answer = await presenter.get(f"/api/sessions/{session['id']}/held")
    assert answer.status_code == 200
    assert sum("FROM live_sessions" in one for one in seen) == 1, seen
