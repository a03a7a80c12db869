from typing import Any

import pytest

from engagenow_client import (
    ConfigError,
    LiveConfig,
    LivePoolConfig,
    PoolConfig,
    Retry,
    StreamConfig,
)
from engagenow_client.names import Names

URL = "wss://stream.example.com/ws"


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        ({"url": "https://example.com"}, "url: has to begin with ws:// or wss://"),
        ({"url": "ws://"}, "url: names no host"),
        ({"url": "ws://a:b@example.com/"}, "url: credentials"),
        ({"url": "ws://example.com:99999/"}, "url: "),
        ({"name": ""}, "name: "),
        ({"types": {"a": int}}, "types: "),
        ({"buffer": 0}, "buffer: "),
        ({"buffer": True}, "buffer: "),
        ({"max_frame": 1}, "max_frame: "),
        ({"ping_every": 0}, "ping_every: "),
        ({"ping_every": 30.0, "quiet_after": 10.0}, "quiet_after: "),
        ({"when_full": "forget"}, "when_full: "),
        ({"decode_errors": "hide"}, "decode_errors: "),
        ({"on_connect": ("fine", object())}, "on_connect[1]: "),
    ],
)
def test_a_wrong_field_is_named_at_once(fields: dict[str, Any], error: str) -> None:
    with pytest.raises(ConfigError) as refused:
        StreamConfig(**{"url": URL, **fields})
    assert str(refused.value).startswith(error)


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        ({"locale": "fr"}, "locale: has to be one of ko, en"),
        ({"decode_errors": "hide"}, "decode_errors: has to be one of count, raise"),
        ({"when_full": "forget"}, "when_full: has to be one of drop_oldest, "),
    ],
)
def test_a_word_that_a_live_client_does_not_know_is_named(
    fields: dict[str, Any], error: str
) -> None:
    with pytest.raises(ConfigError) as refused:
        LiveConfig(url="https://example.com", code="ABC234", nickname="Ada", **fields)
    assert str(refused.value).startswith(error)


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        ({"first": -1}, "retry.first"),
        ({"factor": 0.5}, "retry.factor"),
        ({"first": 2, "most": 1}, "retry.most"),
        ({"attempts": 0}, "retry.attempts"),
    ],
)
def test_retry_rules_are_checked(fields: dict[str, Any], error: str) -> None:
    with pytest.raises(ConfigError, match=error):
        Retry(**fields)


@pytest.mark.parametrize("fields", [{"size": 1}, {"size": 33}, {"window": 0}, {"rotate_every": 0}])
def test_a_pools_rules_are_checked(fields: dict[str, Any]) -> None:
    with pytest.raises(ConfigError, match=next(iter(fields))):
        PoolConfig(**fields)


@pytest.mark.parametrize("rules", [PoolConfig, LivePoolConfig])
@pytest.mark.parametrize(
    ("names", "error"),
    [
        (("a",), "names: has to name each of 2 connections"),
        (("a", "a"), "names: 'a' is there twice"),
        (("a", ""), "names: one is empty"),
    ],
)
def test_names_of_connections_are_their_own(rules: Any, names: tuple[str, ...], error: str) -> None:
    with pytest.raises(ConfigError) as refused:
        rules(size=2, names=names)
    assert str(refused.value).startswith(error)


def test_a_later_connection_has_another_name() -> None:
    names = Names(("stream-1", "b"), "stream")
    assert [names.next() for _ in range(4)] == ["stream-1", "b", "stream-2", "stream-3"]


def test_an_empty_field_of_ids_is_refused() -> None:
    with pytest.raises(ConfigError, match="id_field"):
        StreamConfig(url=URL, id_field="")


def test_a_configuration_cannot_be_changed() -> None:
    config = StreamConfig(url=URL)
    with pytest.raises(AttributeError):
        config.url = "ws://elsewhere"  # type: ignore[misc]
