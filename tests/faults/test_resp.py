"""What is lost on the way from Redis is a message, whole, and nothing else."""

import pytest

from rig.resp import Loss, reply_end

MESSAGE = b"*3\r\n$7\r\nmessage\r\n$4\r\nroom\r\n$5\r\nhello\r\n"
OTHERS = [
    b"*3\r\n$9\r\nsubscribe\r\n$4\r\nroom\r\n:1\r\n",
    b"+PONG\r\n",
    b"$-1\r\n",
    b"%1\r\n+server\r\n$5\r\nredis\r\n",
    b">2\r\n$4\r\npong\r\n$0\r\n\r\n",
]


@pytest.mark.parametrize("reply", [MESSAGE, *OTHERS])
def test_a_reply_ends_where_it_ends(reply: bytes) -> None:
    assert reply_end(reply + MESSAGE) == len(reply)
    assert all(reply_end(reply[:size]) is None for size in range(len(reply)))


def test_messages_are_lost_and_nothing_else_in_whatever_pieces_they_come() -> None:
    strain = Loss(1.0)
    data = MESSAGE + MESSAGE.join(OTHERS)
    carried = b"".join(strain(data[at : at + 1]) for at in range(len(data)))
    assert carried == b"".join(OTHERS)
    assert strain.lost == len(OTHERS)


def test_nothing_is_lost_if_nothing_is_to_be() -> None:
    assert Loss(0.0)(MESSAGE * 3) == MESSAGE * 3
