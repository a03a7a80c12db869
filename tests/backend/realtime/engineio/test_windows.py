"""A window opens with answers, and closes with refusals."""

from app.realtime.engineio.windows import FIRST, MOST, Windows


def test_refusals_close_it_to_one_and_answers_open_it_again() -> None:
    windows = Windows()
    assert windows.of("newcomer") == FIRST
    for _ in range(10):
        windows.answered("guesser", is_refused=True)
    assert (windows.of("guesser"), windows.of("newcomer")) == (1, FIRST)
    for _ in range(MOST):
        windows.answered("guesser", is_refused=False)
    assert windows.of("guesser") == MOST
    windows.answered("guesser", is_refused=True)
    assert windows.of("guesser") == MOST // 2


def test_very_many_addresses_take_no_room() -> None:
    windows = Windows()
    windows.answered("first", is_refused=True)
    for number in range(5_000):
        windows.answered(str(number), is_refused=True)
    assert windows.of("first") == FIRST
    assert windows.of("4999") < FIRST
