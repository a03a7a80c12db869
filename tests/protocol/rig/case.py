"""What one case is: a sentence, the section of the protocol that it is from, what that asks for."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from rig.way import Way

Play = Callable[[Way], Awaitable[str]]

CASES: dict[str, "Case"] = {}


@dataclass(frozen=True)
class Case:
    """One case; `play` answers in a few words what a server does."""

    sentence: str
    section: str
    asks: str
    play: Play
    brisk: bool
    waits: bool


def case(
    section: str, asks: str, *, brisk: bool = False, waits: bool = False
) -> Callable[[Play], Play]:
    """Make a function a case, whose sentence is its name.

    Args:
        section: where the protocol's text speaks of it.
        asks: the answer of a server that does as the text says.
        brisk: whether it is played on servers that ping often and wait for little.
        waits: whether it mostly waits on some server.
    """

    def add(play: Play) -> Play:
        sentence = play.__name__.replace("_", " ")
        assert sentence not in CASES, f"there are two: {sentence}"
        CASES[sentence] = Case(sentence, section, asks, play, brisk, waits or brisk)
        return play

    return add
