"""Secrets of feeds as JSON can write them, though no text can hold them."""

import json

import pytest

from .conftest import Place


@pytest.mark.parametrize("name", ["secret", "key"])
async def test_half_a_surrogate_pair_is_no_secret(place: Place, name: str) -> None:
    talk, listener = place.talk, await place.talk.present()
    mark = await talk.mark(listener)
    body = {"kind": "kiwoom", "topics": ["005930"], "secret": "s", name: "x\ud800"}
    answer = await talk.http.post(
        f"/api/sessions/{talk.id}/feeds",
        content=json.dumps(body),
        headers={"content-type": "application/json"},
    )
    assert (answer.status_code, answer.json()["fields"][0]["name"]) == (422, name)
    await talk.received_nothing(listener, since=mark)
    assert await talk.rest("GET", "/feeds") == []
