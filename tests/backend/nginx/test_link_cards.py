"""Who asks for a link's card is led to the workers; people get the shell that is kept for them."""

import pytest

from app.features.link_cards.agents import PREVIEW_AGENTS
from fixtures.agents import BROWSERS, PREVIEWS
from fixtures.front import fronted
from fixtures.stack.rendering import SHARED

LINK = "/join/ABC123?k=%2Fabc"
CLIENTS = SHARED.with_name("clients.conf.template")


def test_nginx_knows_the_same_names() -> None:
    assert f'"~*{PREVIEW_AGENTS}" 1;' in CLIENTS.read_text()


async def test_the_inner_address_is_nobodys() -> None:
    async with fronted() as here:
        assert (await here.http.get("/link_card")).status_code == 404
        assert here.received == 0


async def test_people_get_the_shell_before_a_card_and_after() -> None:
    async with fronted() as here:
        for agent in (*BROWSERS, PREVIEWS[0], *BROWSERS):
            answer = await here.http.get(LINK, headers={"User-Agent": agent})
            expected = {"b1", "b2"} if agent == PREVIEWS[0] else {"pages"}
            assert answer.headers["x-asked"] in expected, agent


@pytest.mark.parametrize("method", ["GET", "HEAD"])
async def test_cards_come_from_the_workers_who_see_what_was_asked(method: str) -> None:
    async with fronted() as here:
        for agent in PREVIEWS:
            answer = await here.http.request(method, LINK, headers={"User-Agent": agent})
            assert answer.headers["x-asked"] in {"b1", "b2"}, agent
        asked = [head.splitlines()[0] for head in here.b1.heads + here.b2.heads]
        assert asked == [f"{method} {LINK} HTTP/1.1"] * len(PREVIEWS)
