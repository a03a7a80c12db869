"""Every case on our server, on the official one, and on python-socketio as shipped."""

import asyncio
from pathlib import Path

import pytest

from cases import MODULES, load
from differences import DIFFERENCES
from rig.case import CASES
from rig.page import PAGE, page
from rig.playing import Done, play_all
from rig.servers import Servers

FEWEST = 50  # the official suites have some thirty between them

load()


@pytest.fixture(scope="session")
def played(servers: Servers) -> dict[str, Done]:
    """What was done in each case."""
    return asyncio.run(play_all(servers))


@pytest.mark.parametrize("sentence", CASES)
def test_each_server_does_what_the_table_says(sentence: str, played: dict[str, Done]) -> None:
    case = CASES[sentence]
    for server, done in played[sentence].items():
        difference = DIFFERENCES[server].get(sentence)
        if isinstance(done, BaseException):
            raise done
        assert done == (case.asks if difference is None else difference.does), case.section


def test_every_difference_is_one_of_a_case() -> None:
    for of_one in DIFFERENCES.values():
        assert set(of_one) <= set(CASES)
        for sentence, difference in of_one.items():
            assert difference.does != CASES[sentence].asks


def test_no_case_is_left_out() -> None:
    written = {path.stem for path in Path(__file__).with_name("cases").glob("[!_]*.py")}
    assert written == set(MODULES)
    assert len(CASES) >= FEWEST


def test_the_page_is_as_the_table_says() -> None:
    assert PAGE.read_text() == page(), "write it anew: make protocol-page"
