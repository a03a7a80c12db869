"""Whom a fact is for, and what everybody else sees of it."""

from typing import Any

import pytest

from app.core.actor import ALL_ROLES, HOST_ROLES, Actor
from app.core.audience import EVERYONE, HOSTS, SCREENS, Audience, only
from app.core.fact import Fact, private_fact

SECRET = {"seq": 7, "text": "a secret"}


def reader(role: Any, id_: str = "me") -> Actor:
    return Actor(id_, role, "이름")


def seen(audience: Audience, who: Actor) -> tuple[str, Any]:
    """What a reader is shown of a fact for this audience."""
    fact = Fact("secret", 7, SECRET, audience=audience, topics=("list",))
    shown = fact.shown_to(who)
    assert shown.seq == 7
    return shown.name, shown.data


@pytest.mark.parametrize("audience", [HOSTS, SCREENS, only("somebody else"), Audience("later")])
def test_who_is_no_host_is_told_nothing_of_what_is_hidden(audience: Audience) -> None:
    assert seen(audience, reader("participant")) == ("hidden", {"seq": 7})


@pytest.mark.parametrize("audience", [HOSTS, only("somebody else"), Audience("later")])
def test_a_screen_is_no_host(audience: Audience) -> None:
    assert seen(audience, reader("screen")) == ("hidden", {"seq": 7})


@pytest.mark.parametrize("role", HOST_ROLES)
@pytest.mark.parametrize("audience", [SCREENS, only("somebody else"), Audience("later")])
def test_hosts_are_told_the_topics_of_what_is_hidden_from_them(
    audience: Audience, role: str
) -> None:
    assert seen(audience, reader(role)) == ("hidden", {"seq": 7, "topics": ["list"]})


def test_hosts_are_told_no_topics_where_there_are_none() -> None:
    fact = Fact("secret", 7, SECRET, audience=SCREENS)
    assert fact.shown_to(reader("presenter")).data == {"seq": 7}


@pytest.mark.parametrize(
    ("audience", "who"),
    [
        *((EVERYONE, reader(role)) for role in ALL_ROLES),
        *((HOSTS, reader(role)) for role in HOST_ROLES),
        (SCREENS, reader("screen")),
        *((only("me"), reader(role)) for role in ALL_ROLES),
    ],
)
def test_the_audience_sees_the_fact(audience: Audience, who: Actor) -> None:
    assert seen(audience, who) == ("secret", SECRET)


def test_a_fact_for_everyone_has_nothing_private() -> None:
    assert Fact("public", 7, {"seq": 7}).private is None


@pytest.mark.parametrize("audience", [HOSTS, SCREENS, only("me"), Audience("later")])
def test_a_private_fact_comes_back_whole(audience: Audience) -> None:
    fact = Fact("secret", 7, SECRET, audience=audience, topics=("a list", "another"))
    assert fact.private is not None
    assert private_fact(7, fact.private) == fact
    assert "secret" not in f"{fact.hidden()}"
