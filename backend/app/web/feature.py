"""The manifest of a feature: everything that the platform needs to know of it."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from fastapi import APIRouter

from app.core.actor import Role
from app.core.limits import LimitSettings
from app.core.options import Options
from app.core.permissions import Permission
from app.core.refusal import Refusal
from app.core.schemas import Event, SessionEvent
from app.realtime.context import WorkerContext
from app.realtime.gateway.dispatcher import SocketCommand
from app.realtime.scheduler import Job
from app.realtime.signals import Signal
from app.realtime.snapshot import Part
from app.storage.bearers import Bearers
from app.storage.own_data import Erase, Export
from app.storage.reuse import Reuse
from app.storage.showable import Showable


@dataclass(frozen=True, slots=True)
class EventCounter:
    """A metric: how many of these events were committed; `about` is its help text."""

    name: str
    about: str
    event: type[SessionEvent]


@dataclass(frozen=True, slots=True)
class Measure:
    """A metric of what a worker does: its help text, its label, and the numbers by label.

    `counts` if the numbers only grow; else they are how things are now.
    """

    name: str
    about: str
    label: str
    read: Callable[[WorkerContext], Mapping[str, float]]
    counts: bool = False


def _always(_data: Mapping[str, Any]) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class WebhookEvent:
    """What programs are told by webhooks when an event has been committed that everybody sees.

    Attributes:
        name: what programs know it by.
        event: the type of the event.
        when: whether it is told, by the event's data.
        is_change: only if `when` did not hold for the event of that type before it.
        of_owner: also if only the session's owner sees the event, whose webhooks these are.
    """

    name: str
    event: type[SessionEvent]
    when: Callable[[Mapping[str, Any]], bool] = _always
    is_change: bool = False
    of_owner: bool = False


@dataclass(frozen=True, slots=True)
class FileRoute:
    """A REST route that takes files: its path, as routes write it, and the limit of its body.

    The proxies in front must let as much pass (`client_max_body_size`).
    """

    path: str
    most_bytes: int


@dataclass(frozen=True, slots=True)
class Feature:
    """What one feature adds; `registry.py` lists them, and the platform goes through that list.

    Attributes:
        name: its folder.
        routers: its REST routes.
        files: which of them take bodies larger than others.
        commands: what it takes over the socket.
        events: the forms of what it tells.
        topics: the names of its lists that hosts read again when they are told that one changed.
        jobs: what it does on a clock, on every worker.
        signals: what its workers tell one another, at most once.
        bearers: by a token's audience, how its bearer becomes an actor.
        roles: the roles that bearers of its tokens may have.
        event_counters: metrics that count some of its events.
        measures: metrics of what each worker does for it.
        permissions: what may be done in a session through its routes and commands, and by whom.
        limits: the settings of how much one person or address may do.
        exports: what it shows people of what it has stored of them.
        erase: takes what it has stored of a participant back, in the transaction of all features.
        snapshot: its parts of `joined_session`: what they show, and how its facts change that.
        options: what hosts turn on and off, and set, of it in a live session.
        showables: what of it the stage can show.
        webhook_events: which of its events programs are told by webhooks.
        reuse: copies what presenters prepared in one session into a new one.
        close: closes what a worker has opened for it, as the worker ends.
        code_rule: returns why nobody may choose a join code, if so.
    """

    name: str
    routers: Sequence[APIRouter] = ()
    files: Sequence[FileRoute] = ()
    commands: Sequence[SocketCommand] = ()
    events: Sequence[type[Event]] = ()
    topics: Sequence[str] = ()
    jobs: Sequence[Job] = ()
    signals: Sequence[Signal] = ()
    bearers: Bearers = field(default_factory=dict)
    roles: Sequence[Role] = ()
    event_counters: Sequence[EventCounter] = ()
    measures: Sequence[Measure] = ()
    permissions: Sequence[Permission] = ()
    limits: type[LimitSettings] | None = None
    exports: Sequence[Export] = ()
    erase: Erase | None = None
    snapshot: Sequence[Part] = ()
    options: Options | None = None
    showables: Sequence[Showable] = ()
    webhook_events: Sequence[WebhookEvent] = ()
    reuse: Reuse | None = None
    close: Callable[[WorkerContext], Awaitable[None]] | None = None
    code_rule: Callable[[str], Refusal | None] | None = None
