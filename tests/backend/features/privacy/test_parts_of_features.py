"""What a feature has stored of people is exported and erased as its manifest says."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

import httpx
import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from app import main
from app.core.config import get_settings
from app.registry import _FEATURES, complete
from app.storage.own_data import Erasure, Export
from app.web.feature import Feature
from fixtures.actors import ADDRESS
from fixtures.live_sessions import Json, active, join
from fixtures.problems import refused


class Claps:
    """A feature that counts in memory how often each participant clapped."""

    def __init__(self) -> None:
        self.counted: dict[str, int] = defaultdict(lambda: 3)
        self.refuses = False

    @property
    def feature(self) -> Feature:
        export = Export("claps", int, self._of_participant, self._of_presenter)
        return Feature("claps", exports=[export], erase=self._erase)

    async def _of_participant(self, _db: AsyncSession, _session_id: str, who: str) -> int:
        return self.counted[who]

    async def _of_presenter(self, _db: AsyncSession, _user_id: str) -> Mapping[str, Any]:
        return defaultdict(lambda: 5)

    async def _erase(self, _db: AsyncSession, erasure: Erasure) -> tuple[()]:
        if self.refuses:
            raise LookupError
        self.counted[erasure.participant_id] = 0
        return ()


@pytest.fixture
def claps(monkeypatch: pytest.MonkeyPatch) -> Claps:
    claps = Claps()
    monkeypatch.setattr(main, "FEATURES", complete([claps.feature, *_FEATURES]))
    return claps


@pytest.fixture
def transport(claps: Claps) -> httpx.ASGITransport:
    """To a server with that feature."""
    return httpx.ASGITransport(main.create_app(get_settings()), raise_app_exceptions=False)


@pytest.fixture
async def taken(presenter: httpx.AsyncClient, anyone: httpx.AsyncClient) -> Json:
    """A participant in a session that runs."""
    return await join(anyone, await active(presenter, chat=True))


def client(transport: httpx.ASGITransport, token: str) -> httpx.AsyncClient:
    """Of the server with that feature."""
    return httpx.AsyncClient(
        transport=transport, base_url=ADDRESS, headers={"Authorization": f"Bearer {token}"}
    )


async def test_nothing_is_erased_if_one_feature_cannot(
    transport: httpx.ASGITransport, claps: Claps, taken: Json
) -> None:
    claps.refuses = True
    me = f"/api/sessions/{taken['session']['id']}/me"
    async with client(transport, taken["token"]) as mine:
        assert (await mine.delete(me)).status_code == 500
        data = (await mine.get(f"{me}/data")).json()
    assert data["participant"]["nickname"] == taken["participant"]["nickname"]


async def test_a_participant_is_shown_the_part_and_takes_it_back(
    transport: httpx.ASGITransport, claps: Claps, taken: Json
) -> None:
    me = f"/api/sessions/{taken['session']['id']}/me"
    async with client(transport, taken["token"]) as mine:
        data = (await mine.get(f"{me}/data")).json()
        assert (data["claps"], data["messages"]) == (3, [])
        assert (await mine.delete(me)).status_code == 204
        refused(await mine.get(f"{me}/data"), 409, "seat_given_up")
    assert claps.counted == {taken["participant"]["id"]: 0}


async def test_a_presenter_is_shown_the_part_of_each_session(
    transport: httpx.ASGITransport, presenter: httpx.AsyncClient, taken: Json
) -> None:
    token = presenter.headers["authorization"].removeprefix("Bearer ")
    async with client(transport, token) as mine:
        data = (await mine.get("/api/account/data")).json()
    told = [(one["id"], one["claps"], one["messages"]) for one in data["sessions"]]
    assert told == [(taken["session"]["id"], 5, [])]


def test_the_contract_of_the_api_names_the_part(claps: Claps) -> None:
    forms = main.create_app(get_settings()).openapi()["components"]["schemas"]
    for name in ("OwnData", "OwnSessionData"):
        assert forms[name]["properties"]["claps"] == {"type": "integer", "title": "Claps"}
        assert "claps" in forms[name]["required"]
