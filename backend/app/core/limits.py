"""Rate limits as settings, which each part of the program declares; none can be turned off."""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from pydantic import model_validator

from app.core.environment import EnvironmentSettings


class LimitSettings(EnvironmentSettings):
    """Limits per person and per address; an IPv6 address counts by its /64 network.

    An audience may share one address, so limits per address allow for a thousand people.

    Attributes:
        in_tests: values for tests that run whole audiences on one computer; they are still limits,
            so that refusals can be seen.
        counted: the labels under which refusals are counted, in the order of the metrics.
    """

    in_tests: ClassVar[Mapping[str, object]] = {}
    counted: ClassVar[Sequence[str]] = ()

    @model_validator(mode="before")
    @classmethod
    def _let_tests_play_an_audience(cls, given: dict[str, object]) -> dict[str, object]:
        return {**cls.in_tests, **given} if given.get("environment") == "test" else given
