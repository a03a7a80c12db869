"""Coming back while one's name is given away in that moment."""

import httpx
import pytest
from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession

from app.core.bus import Bus
from app.core.clock import utc_now
from app.core.security import verify_token
from app.features.names.errors import NicknameTaken
from app.features.participants import service
from app.storage.models import Participant
from app.storage.unit_of_work import UnitOfWork
from fixtures.live_sessions import active


@pytest.mark.parametrize("database_kind", ["postgresql"])  # SQLite has one writer at a time
async def test_who_takes_the_name_between_look_and_return_has_it(
    presenter: httpx.AsyncClient,
    anyone: httpx.AsyncClient,
    db: AsyncSession,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = f"/api/join/{(await active(presenter))['session_code']}"
    wanted = {"nickname": "minji"}
    claims = verify_token((await anyone.post(path, json=wanted)).json()["token"])
    await db.execute(update(Participant).values(released_at=utc_now()))
    await db.commit()
    look = service.held_names

    async def look_and_be_late(*args: object) -> set[str]:
        held = await look(*args)  # type: ignore[arg-type]
        monkeypatch.setattr(service, "held_names", look)
        assert (await anyone.post(path, json=wanted)).status_code == 200
        return held

    monkeypatch.setattr(service, "held_names", look_and_be_late)
    work = UnitOfWork(db, Bus())
    with pytest.raises(NicknameTaken):
        await work.run(service.rejoin, claims)
