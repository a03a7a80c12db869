from typing import Any

import msgspec
import pytest

from engagenow_client import DecodeError, LiveConfig
from engagenow_client.contract import COMMANDS, EVENTS
from engagenow_client.live.connection import LiveConnection
from engagenow_client.live.event import IN_THE_LOG, decoded, seq_of
from engagenow_client.live.packets import ack_of, command, event_of


def raw(text: str) -> bytes:
    return text.encode()


def test_an_unknown_field_is_kept_aside() -> None:
    event = decoded("participant_count", raw('{"count":3,"mood":"fine"}'), "one")
    assert event is not None
    assert (event.data.count, event.extra, event.connection) == (3, {"mood": "fine"}, "one")


@pytest.mark.parametrize(
    ("payload", "error"),
    [
        ('{"count":"3"}', "participant_count: Expected `int`, got `str`"),
        ('{"count":3.5}', "participant_count: Expected `int`, got `float`"),
        ('{"count":true}', "participant_count: Expected `int`, got `bool`"),
        ("{}", "participant_count: Object missing required field `count`"),
        ("[]", "participant_count: Expected `object`, got `array`"),
    ],
)
def test_a_wrong_type_is_a_named_error(payload: str, error: str) -> None:
    with pytest.raises(DecodeError) as wrong:
        decoded("participant_count", raw(payload), "one")
    assert str(wrong.value).startswith(error)


def test_a_name_that_the_contract_does_not_have_is_nothing() -> None:
    assert decoded("surprise", raw("{}"), "one") is None


def test_what_stands_in_the_log_has_its_place() -> None:
    assert seq_of("new_message", raw('{"seq":7,"id":"a"}')) == 7
    assert seq_of("new_message", raw('{ "id":"a", "seq":8}')) == 8
    with pytest.raises(DecodeError, match="new_message"):
        seq_of("new_message", raw('{"seq":"7"}'))
    assert "hidden" in IN_THE_LOG
    assert "head" not in IN_THE_LOG


def test_every_event_and_command_of_the_contract_has_a_class() -> None:
    for form in (*EVENTS.values(), *(one for pair in COMMANDS.values() for one in pair)):
        msgspec.json.Decoder(form)


@pytest.mark.parametrize("packet", [b"42{}", b"42[]", b'42["a"]', b'42["a",', b"42[1,{}]"])
def test_a_broken_packet_is_a_named_error(packet: bytes) -> None:
    with pytest.raises(DecodeError, match="event"):
        event_of(packet)


@pytest.mark.parametrize(
    "packet",
    [b'42["new_message",{"seq":1}', b'42["new_message"]', b'42["new_message",[]x', b"42"],
)
def test_a_broken_packet_reaches_nobody_and_is_told(packet: bytes) -> None:
    received: list[Any] = []
    failures: list[DecodeError] = []
    config = LiveConfig(url="http://127.0.0.1", code="ABC234", nickname="Ada")

    def take(*event: Any) -> None:
        received.append(event)

    connection = LiveConnection(config, take, take, failures.append, lambda: None)
    connection.received(packet)
    assert not received
    assert [str(one).partition(":")[0] for one in failures] == ["event"]
    connection.received(b'42["new_message",{"seq":1}]')
    assert [(form.name, payload) for form, payload in received] == [("new_message", b'{"seq":1}')]


@pytest.mark.parametrize("packet", [b"43[{}]", b"43x[{}]", b"4312", b"4312[]"])
def test_a_broken_acknowledgement_is_a_named_error(packet: bytes) -> None:
    with pytest.raises(DecodeError, match="ack"):
        ack_of(packet)


def test_a_command_is_one_packet() -> None:
    assert command(12, "react", {"emoji": "👍"}) == '4212["react",{"emoji":"👍"}]'.encode()
    name, payload = event_of(b'42["a",{"b":1}]')
    assert (name, bytes(payload)) == ("a", b'{"b":1}')
    number, payload = ack_of(b'4312[{"ok":true}]')
    assert (number, bytes(payload)) == (12, b'{"ok":true}')
