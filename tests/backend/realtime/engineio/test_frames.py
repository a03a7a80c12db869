"""Frames as RFC 6455 has them: what is refused, what is joined, and in what pieces it comes."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.realtime.engineio import frames
from app.realtime.engineio.frames import FrameError, FrameReader
from fixtures.raw import BINARY, CLOSE, MASK, PING, PONG, TEXT, masked

LIMIT = 256 * 1024
SIZES = [0, 1, 2, 124, 125, 126, 127, 128, 65534, 65535, 65536, 65537, LIMIT]
CONTINUED = 0


def read(data: bytes, limit: int = LIMIT) -> tuple[list[tuple[int, bytes]], int | None]:
    """What is read, and the close code of the fault if there is one."""
    received: list[tuple[int, bytes]] = []
    try:
        received.extend(FrameReader(limit).feed(data))
    except FrameError as error:
        return received, error.code
    return received, None


def fault(data: bytes, limit: int = LIMIT) -> int | None:
    """The close code of what is wrong, behind one good message that must have been received."""
    reader, received, code = FrameReader(limit), [], None
    try:
        for message in reader.feed(masked(TEXT, "good") + data):
            received.append(message)  # what was received before the fault counts
    except FrameError as error:
        code = error.code
    assert received[0] == (TEXT, b"good")
    return code


@pytest.mark.parametrize("opcode", [3, 4, 5, 6, 7, 11, 12, 13, 14, 15])
def test_a_reserved_opcode_is_a_fault(opcode: int) -> None:
    assert fault(masked(opcode)) == 1002


@pytest.mark.parametrize("opcode", [TEXT, BINARY, CLOSE, PING, PONG])
@pytest.mark.parametrize("reserved", [0x10, 0x20, 0x40, 0x70])
def test_a_reserved_bit_is_a_fault(opcode: int, reserved: int) -> None:
    assert fault(masked(opcode, b"x", reserved=reserved)) == 1002


@pytest.mark.parametrize("opcode", [TEXT, BINARY, CLOSE, PING, PONG])
def test_an_unmasked_frame_is_a_fault(opcode: int) -> None:
    assert fault(frames.encode(opcode, b"x")) == 1002


@pytest.mark.parametrize("opcode", [CLOSE, PING, PONG])
def test_a_control_frame_is_never_long(opcode: int) -> None:
    assert fault(masked(opcode, b"x" * 126)) == 1002
    assert fault(masked(opcode, b"x" * 70_000)) == 1002


@pytest.mark.parametrize("opcode", [CLOSE, PING, PONG])
def test_a_control_frame_is_never_in_fragments(opcode: int) -> None:
    assert fault(masked(opcode, b"x", final=False)) == 1002


def test_a_continuation_of_nothing_is_a_fault() -> None:
    assert fault(masked(CONTINUED, b"x")) == 1002
    assert fault(masked(CONTINUED, b"x", final=False)) == 1002
    whole = masked(TEXT, b"a", final=False) + masked(CONTINUED, b"b")
    assert fault(whole + masked(CONTINUED, b"c")) == 1002


def test_a_new_message_inside_another_is_a_fault() -> None:
    assert fault(masked(TEXT, b"a", final=False) + masked(TEXT, b"b")) == 1002
    assert fault(masked(BINARY, b"a", final=False) + masked(TEXT, b"b", final=False)) == 1002


@pytest.mark.parametrize("announced", [LIMIT + 1, 2**31, 2**32, 2**63, 2**64 - 1])
def test_what_is_too_long_is_a_fault_as_soon_as_its_header_says_so(announced: int) -> None:
    assert fault(b"\x81\xff" + announced.to_bytes(8, "big")) == 1009


def test_fragments_together_may_not_be_longer_than_one_message() -> None:
    start = masked(TEXT, b"x" * 60, final=False) + masked(CONTINUED, b"x" * 40, final=False)
    assert fault(start + masked(CONTINUED), limit=100) is None
    assert fault(start + masked(CONTINUED, b"x"), limit=100) == 1009


def test_the_limit_is_for_each_message_alone() -> None:
    data = (masked(TEXT, b"x" * 60, final=False) + masked(CONTINUED, b"x" * 40)) * 3
    received, code = read(data, limit=100)
    assert (received, code) == ([(TEXT, b"x" * 100)] * 3, None)


def test_crumbs_cost_no_more_than_what_is_in_them() -> None:
    reader = FrameReader(LIMIT)
    list(reader.feed(masked(TEXT, final=False)))
    for crumb in (b"", b"xy"):
        list(reader.feed(masked(CONTINUED, crumb, final=False) * 20_000))
    assert isinstance(reader._parts, bytearray)
    assert len(reader._parts) == 40_000


@pytest.mark.parametrize("size", SIZES)
def test_a_message_of_any_size_is_read(size: int) -> None:
    payload = bytes(n % 251 for n in range(size))
    assert read(masked(TEXT, payload)) == ([(TEXT, payload)], None)


@pytest.mark.parametrize("size", SIZES)
def test_a_frame_of_any_size_is_encoded_in_the_shortest_form(size: int) -> None:
    frame = frames.encode(TEXT, b"x" * size)
    header = 2 if size < 126 else 4 if size < 65536 else 10
    assert len(frame) == header + size
    assert frame[0] == 0x81
    assert frame[1] == (size if size < 126 else 126 if size < 65536 else 127)
    assert size < 126 or int.from_bytes(frame[2:header], "big") == size


def test_control_frames_come_through_between_fragments() -> None:
    data = (
        masked(TEXT, "ho", final=False) + masked(PING, b"1") + masked(CONTINUED, "", final=False)
        + masked(PONG, b"2") + masked(CONTINUED, "la")
    )  # fmt: skip
    assert read(data) == ([(PING, b"1"), (PONG, b"2"), (TEXT, b"hola")], None)


def test_a_character_may_be_split_between_fragments() -> None:
    text = "안녕 👋"
    data = text.encode()
    for cut in range(len(data) + 1):
        pieces = masked(TEXT, data[:cut], final=False) + masked(CONTINUED, data[cut:])
        ((_, payload),), _ = read(pieces)
        assert frames.decode_text(payload) == text


@pytest.mark.parametrize(
    "payload",
    [b"\xff", b"\xc0\x80", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"a\xe2\x82", b"\xce\xba\xe1\xbd"],
)
def test_text_that_is_no_utf_8_is_a_fault(payload: bytes) -> None:
    with pytest.raises(FrameError) as caught:
        frames.decode_text(payload)
    assert caught.value.code == 1007


def test_what_is_not_read_yet_is_kept_for_the_next_time() -> None:
    reader = FrameReader(LIMIT)
    for n, _message in enumerate(reader.feed(masked(TEXT, "a") * 5 + masked(TEXT, "z")[:3])):
        if n == 1:
            break
    assert list(reader.feed(masked(TEXT, "z")[3:])) == [(TEXT, b"a")] * 3 + [(TEXT, b"z")]
    assert reader._buffer == b""


@pytest.mark.parametrize(
    "code", [0, 999, 1004, 1005, 1006, 1015, 1016, 1100, 2000, 2999, 5000, 65535]
)
def test_a_close_code_that_may_not_be_sent_is_a_fault(code: int) -> None:
    with pytest.raises(FrameError) as caught:
        frames.close_code(code.to_bytes(2, "big"))
    assert caught.value.code == 1002


@pytest.mark.parametrize(
    ("payload", "fault"), [(b"\x03", 1002), (b"\x03\xe8\xff", 1007), (b"\x03\xe8ok\xed\xa0", 1007)]
)
def test_a_close_frame_that_is_none_is_a_fault(payload: bytes, fault: int) -> None:
    with pytest.raises(FrameError) as caught:
        frames.close_code(payload)
    assert caught.value.code == fault


@pytest.mark.parametrize("code", [*range(1000, 1004), *range(1007, 1015), 3000, 3999, 4000, 4999])
def test_a_close_code_that_may_be_sent_is_read(code: int) -> None:
    assert frames.close_code(code.to_bytes(2, "big") + "끝".encode()) == code


def test_a_close_frame_without_a_code_is_a_normal_one() -> None:
    assert frames.close_code(b"") == 1000


_messages = st.lists(
    st.tuples(st.sampled_from([TEXT, BINARY]), st.lists(st.binary(max_size=140), min_size=1)),
    max_size=4,
)


@settings(deadline=None, max_examples=80, derandomize=True)
@given(messages=_messages, cuts=st.lists(st.integers(0, 2000), max_size=30))
def test_however_the_bytes_are_cut_the_messages_are_the_same(
    messages: list[tuple[int, list[bytes]]], cuts: list[int]
) -> None:
    data = b"".join(
        masked(opcode if n == 0 else CONTINUED, part, final=n == len(parts) - 1)
        + masked(PING, b"%d" % n)
        for opcode, parts in messages
        for n, part in enumerate(parts)
    )
    whole, _ = read(data)
    reader, received = FrameReader(LIMIT), []
    places = sorted({0, len(data), *(cut for cut in cuts if cut < len(data))})
    for start, end in pairwise(places):
        received += list(reader.feed(data[start:end]))
    assert received == whole
    assert [one for one in received if one[0] != PING] == [(o, b"".join(p)) for o, p in messages]


@pytest.mark.parametrize("size", [0, 1, 125, 126, 65535, 65536])
def test_byte_by_byte_the_header_and_the_end_of_a_message_are_the_same(size: int) -> None:
    data = masked(TEXT, b"x" * size) + masked(PING, b"!")
    reader, received = FrameReader(LIMIT), []
    for n in range(20):
        received += list(reader.feed(data[n : n + 1]))
    received += list(reader.feed(data[20:-20]) if len(data) > 40 else [])
    for n in range(max(20, len(data) - 20), len(data)):
        received += list(reader.feed(data[n : n + 1]))
    assert received == [(TEXT, b"x" * size), (PING, b"!")]


@pytest.mark.parametrize("length", [0, 1, 112, 118, 119, 120, 125, 126, 127])
@pytest.mark.parametrize("size", [0, 2, 8])
def test_a_length_is_read_in_every_form(length: int, size: int) -> None:
    """However many bytes say it: with eight of them, 119 make as long a frame as 127 with none."""
    payload = b"x" * length
    field = {0: bytes((0x80 | min(length, 125),)), 2: b"\xfe", 8: b"\xff"}[size]
    data = b"\x81" + field + (length.to_bytes(size, "big") if size else b"") + MASK
    data += bytes(byte ^ MASK[at % 4] for at, byte in enumerate(payload))
    if size or length < 126:
        assert read(data) == ([(TEXT, payload)], None)
    else:
        assert read(data)[0] == [(TEXT, payload[:125])]


@pytest.mark.parametrize("limit", [0, 5, 130])
def test_one_whole_frame_beyond_the_limit_is_a_fault(limit: int) -> None:
    assert read(masked(TEXT, b"x" * limit), limit) == ([(TEXT, b"x" * limit)], None)
    assert read(masked(TEXT, b"x" * (limit + 1)), limit) == ([], 1009)
