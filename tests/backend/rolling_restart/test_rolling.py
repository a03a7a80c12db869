"""All workers run the new version, or all run the old one; whoever is in between is told."""

import pytest

from rolling_restart.rolling import NotReadyError, RolledBackError, StrandedError, roll


class FakeWorkers:
    """Workers that remember what was done with them."""

    def __init__(self, *bad: tuple[str, str]) -> None:
        self.workers = ["b1", "b2", "b3"]
        self.runs = dict.fromkeys(self.workers, "old")
        self.done: list[str] = []
        self.said: list[str] = []
        self.bad = set(bad)

    def version(self, worker: str) -> str:
        return self.runs[worker]

    def replace(self, worker: str, version: str) -> None:
        self.done.append(f"{worker} {version}")
        self.runs[worker] = version
        if (worker, version) in self.bad:
            raise NotReadyError("it is dead")

    def verify(self, worker: str) -> None:
        self.done.append(f"reach {worker}")
        if (f"reach {worker}", self.runs[worker]) in self.bad:
            raise NotReadyError("nobody gets there")

    def roll(self) -> None:
        roll(self, "new", self.verify, self.said.append)


def test_a_first_worker_that_is_not_ready_leaves_the_others_alone() -> None:
    workers = FakeWorkers(("b1", "new"))
    with pytest.raises(RolledBackError, match="it is dead"):
        workers.roll()
    assert workers.done == ["b1 new", "b1 old", "reach b1"]
    assert workers.said == ["b1 does not run new: it is dead", "b1 runs old again."]


def test_all_go_back_the_last_one_first_if_one_is_not_reached() -> None:
    workers = FakeWorkers(("reach b2", "new"))
    with pytest.raises(RolledBackError, match="nobody gets there"):
        workers.roll()
    assert workers.runs == dict.fromkeys(workers.workers, "old")
    assert workers.done[-4:] == ["b2 old", "reach b2", "b1 old", "reach b1"]


@pytest.mark.parametrize("way", ["b1", "reach b1"])
def test_if_the_old_version_does_not_come_up_either_nobody_else_is_touched(way: str) -> None:
    workers = FakeWorkers(("b2", "new"), (way, "old"))
    with pytest.raises(StrandedError, match="b1 does not run old either"):
        workers.roll()
    assert workers.runs["b3"] == "old"
    assert not [done for done in workers.done if "b3" in done]


def test_each_is_reached_before_the_next_is_touched() -> None:
    workers = FakeWorkers()
    workers.roll()
    assert workers.done == ["b1 new", "reach b1", "b2 new", "reach b2", "b3 new", "reach b3"]
    assert workers.said == [f"{worker} runs new." for worker in workers.workers]
