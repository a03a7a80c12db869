"""The present state of this worker as Prometheus metrics."""

from collections.abc import Iterator

from app.operations.health.families import Family, counter, counters, gauge, gauges
from app.realtime.engineio.transport_counts import FAILURES
from app.realtime.realtime import Realtime
from app.storage.database import pool_use

_TRANSPORTS = ("websocket", "polling")


def families(realtime: Realtime, besides: str) -> Iterator[Family]:
    """Return all of them; neither the canary's session nor rehearsals count among the rooms."""
    yield from _connections(realtime)
    yield from _rooms(realtime, besides)
    yield from _bus(realtime)
    yield from _pool()


def _connections(realtime: Realtime) -> Iterator[Family]:
    now, transports = realtime.open_transports(), realtime.engine.transports
    open_now = {name: now[name] for name in _TRANSPORTS}
    yield gauges("connections", "Open connections", "transport", open_now)
    opened = {name: transports.opened[name] for name in _TRANSPORTS}
    yield counters("connections_opened", "Connections opened", ["transport"], opened)
    failed = {reason: transports.failed[reason] for reason in FAILURES}
    yield counters("websocket_failures", "WebSockets that did not open", ["reason"], failed)
    yield counter("upgrades", "Polling clients that upgraded", transports.upgraded)
    yield gauge("unsent_bytes", "What clients have not read yet", realtime.unsent_bytes())
    trips = realtime.engine.round_trips.percentiles()
    ranks = dict(zip(("0.5", "0.9", "0.99"), trips, strict=True)) if trips else {}
    about = "Of the last pings of all WebSockets, so many took so long or less"
    yield gauges("round_trip_seconds", about, "quantile", ranks)
    yield gauge("draining", "1 while this worker is about to end", realtime.is_draining)


def _rooms(realtime: Realtime, besides: str) -> Iterator[Family]:
    every = [room for room in realtime.rooms if room.session_id != besides]
    rooms = [room for room in every if room.session_id not in realtime.rooms.rehearsals]
    yield gauge(
        "rehearsals", "Rehearsals with members, simulated ones too", len(every) - len(rooms)
    )
    yield gauge("rooms", "Live sessions with members", len(rooms))
    members = sum(len(room.members) for room in rooms)
    yield gauge("members", "Sockets in live sessions", members)
    lagging = sum(room.lagging for room in rooms)
    yield gauge("lagging_members", "Those that are told late", lagging)
    here = sum(room.presence.here for room in rooms)
    elsewhere = sum(room.presence.count for room in rooms) - here
    participants = {"here": here, "elsewhere": elsewhere}
    yield gauges("seats", "Participants present in the rooms of this worker", "where", participants)
    yield gauge(
        "seat_board_up",
        "1 if the participants of other workers are known",
        realtime.presence_store.works(),
    )


def _bus(realtime: Realtime) -> Iterator[Family]:
    bus = realtime.bus.state()
    yield gauge("bus_connected", "1 if there is a connection to the bus", bus.connected)
    yield gauge("bus_up", "1 if this worker receives its own heartbeats", bus.is_receiving)
    yield gauge("bus_subscriptions", "Live sessions whose items it receives", bus.channels)
    yield gauge("bus_waiting", "Items that wait to be sent", bus.waiting)
    yield counter("bus_sent", "Items sent, beats included", bus.sent)
    yield counter("bus_heard", "Items of other workers", bus.received)
    yield counter("bus_dropped", "Items given up; rooms read them from the log", bus.dropped)
    yield counter("bus_outages", "How often the bus was lost", bus.outages)


def _pool() -> Iterator[Family]:
    pool = pool_use()
    if pool is not None:
        use = {"in_use": pool.in_use, "idle": pool.idle}
        yield gauges("db_connections", "Connections to the database", "state", use)
        yield gauge("db_connections_max", "As many as there may be", pool.most)
