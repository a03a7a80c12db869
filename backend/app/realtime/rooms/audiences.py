"""What the members of a room receive of a fact that is not for everyone."""

from collections.abc import Iterable

from app.core.actor import Actor
from app.core.fact import Fact


def told_more(fact: Fact, readers: Iterable[tuple[str, Actor]]) -> list[tuple[list[str], Fact]]:
    """Return who receives more than `hidden()`, and what.

    The audience receives the fact, and hosts who do not belong to it receive the topics.

    Args:
        fact: the fact.
        readers: sids, and the actors behind them.
    """
    audience, hosts = list[str](), list[str]()
    for sid, reader in readers:
        if fact.audience.includes(reader):
            audience.append(sid)
        elif reader.is_host:
            hosts.append(sid)
    told = [(audience, fact), (hosts, fact.hidden_from_hosts())]
    return [(sids, shown) for sids, shown in told if sids]
