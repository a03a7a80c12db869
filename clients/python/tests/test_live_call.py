"""Any command of the contract, at most once."""

from typing import Any

import pytest

from engagenow_client import ConfigError, LiveClient, NotConnectedError, RefusedError
from server import Server
from test_live import config, received


@pytest.mark.parametrize(
    ("name", "payload", "error"),
    [
        ("sing", {}, "call: there is no command 'sing'"),
        ("send_message", {"message": 3}, "call: send_message: Expected `str`, got `int`"),
    ],
)
async def test_what_the_contract_does_not_allow_is_not_sent(
    server: Server, name: str, payload: dict[str, Any], error: str
) -> None:
    async with LiveClient(config(server, server.session(), "Ada")) as ada:
        await ada.connected(30)
        with pytest.raises(ConfigError) as refused:
            await ada.call(name, payload)
    assert str(refused.value).startswith(error)


async def test_a_refusal_is_raised_and_nothing_waits_for_a_connection(server: Server) -> None:
    ada = LiveClient(config(server, server.session(), "Ada"))
    with pytest.raises(NotConnectedError):
        await ada.call("pulse", {"mood": "fine"})
    async with ada:
        await ada.connected(30)
        with pytest.raises(RefusedError) as refused:
            await ada.call("withdraw_question", {"id": "none"})
    assert refused.value.code == "question_not_found"


async def test_the_answer_is_typed(server: Server) -> None:
    async with LiveClient(config(server, server.session(), "Ada")) as ada:
        await ada.connected(30)
        sent = await ada.call("send_message", {"message": "once"})
        (event,) = await received(ada, 1)
    assert (event.data.message, event.data.seq, event.data.id) == ("once", sent.seq, sent.id)
