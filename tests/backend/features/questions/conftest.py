"""A talk in which people ask."""

import pytest

from fixtures.talk import Talk


@pytest.fixture
async def asking(talk: Talk) -> Talk:
    """A running session that takes questions."""
    await talk.rest("PATCH", "/features", {"questions": True})
    return talk
