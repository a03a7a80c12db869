"""The demo sessions of the contract, created with or without a server."""

import asyncio
from contextlib import suppress

import app.registry  # noqa: F401 - with the features, it declares what sessions can be set to
from app.core.actor import Actor
from app.core.bus import Bus
from app.core.demo import DEMO_EMAIL, LOAD_SESSION_ID
from app.features.identity import repository as users
from app.features.live_sessions import queries, service
from app.features.live_sessions.commands import CreateLiveSession
from app.features.live_sessions.errors import CodeTaken, SessionNotFound
from app.features.live_sessions.options import ChangeFeatures
from app.storage.database import get_engine, open_db
from app.storage.migrations import upgrade
from app.storage.models import User
from app.storage.unit_of_work import UnitOfWork

LOAD_CODE = "LOAD01"
CODES = ("TEST01", "TEST02", "TEST03", "TEST123", LOAD_CODE)


def run() -> None:
    """Create missing demo sessions, active and with chat on."""
    upgrade()
    asyncio.run(_make_all())


async def _make_all() -> None:
    async with open_db() as db:
        work = UnitOfWork(db, Bus())
        presenter = await work.run(_presenter)
        for code in CODES:
            print(f"{code}: {await _make(work, presenter, code)}")  # noqa: T201 - a command's answer
    await get_engine().dispose()


async def _presenter(work: UnitOfWork) -> Actor:
    new = User(email=DEMO_EMAIL, name="Demo", provider="test", provider_id=DEMO_EMAIL)
    user = await users.find_or_add(work.db, new)
    return Actor(user.id, "presenter", user.name)


async def _make(work: UnitOfWork, presenter: Actor, code: str) -> str:
    """Create the demo session with this code, or bring an existing one into its state."""
    try:
        session_id = await _create(work, presenter, code)
    except CodeTaken:
        session = await queries.by_code(work.db, code)
        if session.presenter_id != presenter.id:
            return "is somebody else's"
        session_id = session.id
    await work.run(service.move, presenter, session_id, "active")
    chat = ChangeFeatures.model_validate({"chat": True})
    await work.run(service.change_features, presenter, session_id, chat)
    return "is open"


async def _create(work: UnitOfWork, presenter: Actor, code: str) -> str:
    command = CreateLiveSession(title=f"Demo {code}", session_code=code)
    if code != LOAD_CODE:
        return (await work.run(service.create, presenter, command)).session.id
    with suppress(SessionNotFound):
        if (await queries.by_id(work.db, LOAD_SESSION_ID)).status == "ended":
            await work.run(service.delete, presenter, LOAD_SESSION_ID)  # its id is needed again
    return (await work.run(service.create, presenter, command, LOAD_SESSION_ID)).session.id
