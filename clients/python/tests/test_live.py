import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest

from engagenow_client import (
    ConfigError,
    LiveClient,
    LiveConfig,
    LiveEvent,
    NotConnectedError,
    RefusedError,
    Retry,
    State,
)
from server import Server
from wire import Wire, wire

SOON = Retry(first=0.05, most=0.2)


def config(server: Server, session: Any, nickname: str, **fields: Any) -> LiveConfig:
    given = {"url": server.url, "code": session["session_code"], "nickname": nickname}
    return LiveConfig(**{**given, "retry": SOON, **fields})


async def received(client: LiveClient, count: int, name: str = "new_message") -> list[LiveEvent]:
    """The next so many events of a name."""
    events: list[LiveEvent] = []
    async with asyncio.timeout(30):
        async for event in client:
            if event.name == name:
                events.append(event)
                if len(events) == count:
                    break
    return events


@pytest.fixture
async def proxied(server: Server) -> AsyncIterator[Wire]:
    async with wire(server.port) as made:
        yield made


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        ({"url": "ws://example.com"}, "url: has to begin with http:// or https://"),
        ({"url": "http://a:b@example.com"}, "url: credentials"),
        ({"nickname": None}, "nickname: "),
        ({"session_id": "x"}, "code: "),
        ({"transports": ()}, "transports: is empty"),
        ({"transports": ("pigeon",)}, "transports: knows no 'pigeon'"),
        ({"answer_within": 0}, "answer_within: "),
        ({"connect": asyncio.open_connection}, "connect: is for WebSockets"),
        ({"on_connect": (("sing", {}),)}, "on_connect[0]: there is no command 'sing'"),
        (
            {"on_connect": (("send_reaction", {"emoji": "👍", "count": 99}),)},
            "on_connect[0]: send_reaction: Expected `int` <= 20",
        ),
    ],
)
def test_a_wrong_field_is_named_at_once(fields: dict[str, Any], error: str) -> None:
    given = {"url": "https://example.com", "code": "ABC234", "nickname": "Ada"}
    with pytest.raises(ConfigError) as refused:
        LiveConfig(**{**given, **fields})
    assert str(refused.value).startswith(error)


async def test_who_is_refused_for_good_learns_why_and_does_not_come_back(server: Server) -> None:
    session = server.session()
    async with LiveClient(config(server, session, "Ada")) as ada:
        await ada.connected(30)
        async with LiveClient(config(server, session, "Ada")) as other:
            with pytest.raises(RefusedError) as refused:
                await received(other, 1)
            assert (refused.value.code, other.state) == ("nickname_taken", State.DISCONNECTED)
            with pytest.raises(NotConnectedError):
                await other.send("nobody hears this")
        assert ada.stats().reconnects == 0


async def test_a_token_that_is_none_is_refused(server: Server) -> None:
    session = server.session()
    wrong = LiveConfig(url=server.url, session_id=session["id"], token="no.such.token")
    async with LiveClient(wrong) as client:
        with pytest.raises(RefusedError) as refused:
            await received(client, 1)
    assert refused.value.code == "token_invalid"


@pytest.mark.parametrize("transport", ["websocket", "polling"])
async def test_joins_sends_and_receives(server: Server, transport: str) -> None:
    session = server.session(questions=True)
    ada = LiveClient(config(server, session, "Ada", transports=(transport,)))
    host = LiveClient(LiveConfig(url=server.url, session_id=session["id"], token=server.token))
    assert ada.state is State.DISCONNECTED
    async with ada, host:
        await asyncio.gather(ada.connected(30), host.connected(30))
        sent = await ada.send("안녕하세요")
        asked = await ada.ask("Why?")
        tapped = await ada.react("👍", 2)
        (event,) = await received(host, 1)
        (question,) = await received(host, 1, "question_asked")
        assert await ada.sync() == asked.seq
    assert (event.data.message, event.data.seq) == ("안녕하세요", sent.seq)
    assert event.data.sender.nickname == "Ada"
    assert (question.data.text, question.data.seq) == ("Why?", asked.seq)
    assert tapped.count == 2
    assert ada.state is State.DISCONNECTED


async def test_answers_an_activity(server: Server) -> None:
    session = server.session()
    options = [{"id": "a", "text": "A"}, {"id": "b", "text": "B"}]
    path = f"/sessions/{session['id']}/activities"
    made = server.ask("POST", path, kind="choice", prompt="Which?", options=options)
    server.ask("POST", f"{path}/{made['id']}/open")
    async with LiveClient(config(server, session, "Ada")) as ada:
        await ada.connected(30)
        with pytest.raises(RefusedError) as refused:
            await ada.answer(made["id"], "c")
        assert refused.value.code == "invalid_answer"
        assert (await ada.answer(made["id"], "b")).answer == "b"
    assert server.ask("GET", f"{path}/{made['id']}/results")["counts"]["b"] == 1


async def test_nothing_is_lost_doubled_or_reordered_while_the_connection_is_cut(
    server: Server, proxied: Wire
) -> None:
    session = server.session()
    count = 120
    cut = LiveClient(config(server, session, "Ada", url=proxied.url))
    listener = LiveClient(config(server, session, "Grace", url=proxied.url))
    async with cut, listener:
        await asyncio.gather(cut.connected(30), listener.connected(30))
        sending = [asyncio.create_task(cut.send(f"{number}")) for number in range(count)]
        for number in range(10, count, 30):
            await asyncio.wait_for(sending[number], 30)
            proxied.cut()
        acks = await asyncio.wait_for(asyncio.gather(*sending), 60)
        events = await received(listener, count)
        assert cut.stats().pending == 0
        assert cut.stats().reconnects >= 1
    assert [event.data.message for event in events] == [str(number) for number in range(count)]
    assert [event.data.seq for event in events] == [ack.seq for ack in acks]


async def test_what_was_stored_but_not_acknowledged_is_confirmed_once(
    server: Server, proxied: Wire
) -> None:
    session = server.session()
    listener = LiveClient(config(server, session, "Grace"))
    async with LiveClient(config(server, session, "Ada", url=proxied.url)) as ada, listener:
        await asyncio.gather(ada.connected(30), listener.connected(30))
        proxied.deaf = True
        sending = asyncio.create_task(ada.send("once"))
        (event,) = await received(listener, 1)
        assert ada.stats().pending == 1
        proxied.deaf = False
        proxied.cut()
        ack = await asyncio.wait_for(sending, 30)
        await ada.send("and then")
        (following,) = await received(listener, 1)
    assert ack.seq == event.data.seq
    assert following.data.message == "and then"


async def test_where_no_websocket_gets_through_it_polls(server: Server, proxied: Wire) -> None:
    proxied.refuses_upgrades = True
    session = server.session()
    async with LiveClient(config(server, session, "Ada", url=proxied.url)) as ada:
        await ada.connected(30)
        assert (await ada.send("by polling")).seq
    assert b"transport=websocket" in proxied.paths[0]


async def test_who_is_removed_is_told_and_does_not_come_back(server: Server) -> None:
    session = server.session()
    async with LiveClient(config(server, session, "Ada")) as ada:
        await ada.connected(30)
        people = server.ask("GET", f"/sessions/{session['id']}/participants")
        server.ask(
            "PUT",
            f"/sessions/{session['id']}/participants/{people['participants'][0]['id']}/removal",
        )
        with pytest.raises(RefusedError) as refused:
            await received(ada, 1)
    assert refused.value.code == "removed"


async def test_the_token_is_the_same_participant(server: Server) -> None:
    session = server.session()
    first = LiveClient(config(server, session, "Ada"))
    async with first:
        await first.connected(30)
    again = LiveConfig(url=server.url, session_id=session["id"], token=first.token)
    async with LiveClient(again) as second:
        (joined,) = await received(second, 1, "joined_session")
        await second.connected(30)
        await second.leave()
        assert second.state is State.DISCONNECTED
    assert joined.data.me.nickname == "Ada"


async def test_a_handler_that_raises_is_isolated(server: Server) -> None:
    names: list[str] = []
    handled = asyncio.Event()

    def handler(event: LiveEvent) -> None:
        names.append(event.name)
        if event.name == "new_message":
            handled.set()
        raise ValueError

    session = server.session()
    async with LiveClient(config(server, session, "Ada"), handler) as ada:
        await ada.connected(30)
        await ada.send("still here")
        await asyncio.wait_for(handled.wait(), 30)
        assert ada.stats().handler_errors["ValueError"] == len(names)
        assert ada.stats().delivered == 0


async def test_commands_of_on_connect_are_sent_after_each_join(
    server: Server, proxied: Wire
) -> None:
    session = server.session()
    taps = (("send_reaction", {"emoji": "👍", "count": 3}),)
    given = config(server, session, "Ada", url=proxied.url, on_connect=taps)
    async with LiveClient(given) as ada:
        await received(ada, 1, "reaction_update")
        proxied.cut()
        async with asyncio.timeout(30):
            while server.ask("GET", f"/sessions/{session['id']}/summary")["reactions"] != {"👍": 6}:
                await asyncio.sleep(0.1)


async def test_stopping_is_idempotent_from_any_state(free_port: int) -> None:
    client = LiveClient(
        LiveConfig(url=f"http://127.0.0.1:{free_port}", code="ABC234", nickname="Ada", retry=SOON)
    )
    await client.stop()
    client.start()
    with pytest.raises(TimeoutError):
        await client.connected(0.2)
    assert client.state is State.CONNECTING
    await asyncio.gather(client.stop(), client.stop())
    assert client.state is State.DISCONNECTED
