"""One worker after the other: replaced, ready, reached; if one is not, all go back."""

from collections.abc import Callable, Sequence
from typing import Protocol


class NotReadyError(Exception):
    """A worker does not become ready, or cannot be reached; the text says how that was seen."""


class RolledBackError(Exception):
    """The old version runs again everywhere; the text says why."""


class StrandedError(Exception):
    """Not even the old version comes up: somebody must look."""


class Driver(Protocol):
    """What starts and stops the workers."""

    @property
    def workers(self) -> Sequence[str]:
        """Their names, in the order in which they are replaced."""

    def version(self, worker: str) -> str:
        """Return the version that this worker runs."""

    def replace(self, worker: str, version: str) -> None:
        """Let it drain and end, start it in this version, and wait until it is ready.

        Raises:
            NotReadyError: it is not, after as long as it may take.
        """


Verify = Callable[[str], None]  # raises NotReadyError if people do not reach this worker
Report = Callable[[str], None]


def roll(driver: Driver, version: str, verify: Verify, report: Report) -> None:
    """Have every worker in `version`, or every worker as it was before.

    Raises:
        RolledBackError: a worker of the new version does not work.
        StrandedError: nor does one of the old.
    """
    before = {worker: driver.version(worker) for worker in driver.workers}
    touched: list[str] = []
    try:
        for worker in driver.workers:
            touched.append(worker)
            _replace(driver, worker, version, verify)
            report(f"{worker} runs {version}.")
    except NotReadyError as error:
        report(f"{touched[-1]} does not run {version}: {error}")
        _go_back(driver, {worker: before[worker] for worker in reversed(touched)}, verify, report)
        raise RolledBackError(str(error)) from None


def _go_back(driver: Driver, before: dict[str, str], verify: Verify, report: Report) -> None:
    for worker, version in before.items():
        try:
            _replace(driver, worker, version, verify)
        except NotReadyError as error:
            raise StrandedError(f"{worker} does not run {version} either: {error}") from None
        report(f"{worker} runs {version} again.")


def _replace(driver: Driver, worker: str, version: str, verify: Verify) -> None:
    driver.replace(worker, version)
    verify(worker)
