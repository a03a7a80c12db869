"""The quality of connections: who is not told, and what it is made of."""

from app.realtime import quality
from app.realtime.engineio.broadcast_group import BroadcastGroup
from app.realtime.engineio.connection import EngineConnection
from app.realtime.engineio.round_trips import RoundTrips
from fixtures.talk import Talk


class Measured(EngineConnection):
    """A connection with one round trip, or none yet."""

    def __init__(self, seconds: float | None) -> None:
        self.round_trips = None
        if seconds is not None:
            self.round_trips = RoundTrips(1)
            self.round_trips.add(seconds)


def test_before_the_first_measurement_there_is_nothing_to_say() -> None:
    nothing = {"p50_ms": None, "p90_ms": None, "p99_ms": None, "measured": 0, "slow": 0}
    assert quality.of([]).wire() == nothing


def test_it_is_whole_milliseconds_and_counts_the_slow() -> None:
    told = quality.of([0.0201, 1.0, 1.0004, 2.5])
    assert told.wire() == {
        "p50_ms": 1000, "p90_ms": 2500, "p99_ms": 2500, "measured": 4, "slow": 2
    }  # fmt: skip


def test_who_lags_is_slow_whatever_its_last_round_trip_was() -> None:
    told = quality.of([0.02], lagging=2)
    assert (told.measured, told.slow, told.p99_ms) == (3, 2, 20)


async def test_neither_presenters_nor_pollers_nor_newcomers_are_in_it() -> None:
    transports = {"a": Measured(0.25), "b": Measured(None), "poller": object(), "p": Measured(9)}
    group = BroadcastGroup(transports)
    for name in [*transports, "gone"]:
        group.enter(f"sid of {name}", name)
    assert await group.round_trips(besides={"sid of p"}) == [0.25]


async def test_only_the_presenter_is_told(talk: Talk) -> None:
    participant, presenter = await talk.enter(), await talk.present()
    told = await presenter.saw("connection_quality")
    assert told["measured"] == told["slow"] == 0
    await talk.fence(participant)
    assert not participant.all("connection_quality")
