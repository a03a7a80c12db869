"""The instrument is measured first: it must see every fault that it is there to see."""

import ipaddress
import json
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

import budgets
from kit.guard import loopback_url
from kit.percentiles import exponent, percentiles
from kit.processes import free_port, running
from kit.receivers import program

HERE = Path(__file__).resolve().parent
PEERS = HERE.parent / "peers"
LIMIT = 30  # seconds


def measure(folder: Path, *server: str, **options: object) -> dict[str, Any]:
    """Run a small room on a server; gives the receivers' report."""
    port = free_port()
    given = {"members": 20, "rate": 40, "seconds": 1, "warmup": 0, "acks": 1, **options}
    words = [word for name, value in given.items() for word in (f"--{name}", str(value))]
    command = [sys.executable, server[0], str(port), *server[1:]]
    with running(command, port, HERE, folder / "log") as pid:
        whole = [str(program()), "--port", str(port), "--server", str(pid), *words]
        done = subprocess.run(whole, capture_output=True, timeout=LIMIT, check=True)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_a_lost_message_is_noticed(tmp_path: Path) -> None:
    room = measure(tmp_path, "bad_peer.py", "lossy")
    assert room["messages"]["lost"] == 20
    assert not room["messages"]["conserved"]
    assert room["delivery_ms"]["max"] == 10_000


def test_a_lost_message_is_not_made_up_for_by_a_doubled_one(tmp_path: Path) -> None:
    room = measure(tmp_path, "bad_peer.py", "swapping")
    assert room["messages"]["lost"] == 0
    assert room["messages"]["odd_probes"] == 20
    assert not room["messages"]["conserved"]


def test_what_others_say_is_no_message_of_ours(tmp_path: Path) -> None:
    room = measure(tmp_path, "bad_peer.py", "chatty")
    assert room["messages"]["conserved"]
    assert room["frames"] >= 20 * (40 + 1)


def test_a_stall_counts_for_every_message_that_was_due_meanwhile(tmp_path: Path) -> None:
    room = measure(tmp_path, "bad_peer.py", "stalling")
    assert room["messages"]["conserved"]
    assert room["delivery_ms"]["max"] > 450
    # 40 a second for 1 s: those due in the half second of the stall are late by 250 ms on average.
    assert room["delivery_ms"]["p90"] > 300
    assert room["ack_ms"]["p90"] > 300


def test_a_stall_shows_in_the_answers_to_pings(tmp_path: Path) -> None:
    room = measure(tmp_path, "bad_peer.py", "stalling", pings=200)
    assert room["answer_1_ms"]["count"] >= 200
    assert 450 < room["answer_1_ms"]["max"] < 1000
    assert room["answer_1_ms"]["p50"] < room["answer_1_ms"]["p90"]


def test_an_honest_server_keeps_everything(tmp_path: Path) -> None:
    room = measure(tmp_path, str(PEERS / "raw.py"))
    assert room["messages"]["conserved"]
    assert room["messages"]["acks"] == room["messages"]["sent"] == 40
    assert room["server"]["us_per_delivery"] >= 0


def test_an_event_that_only_its_sender_receives_is_counted_and_acknowledged(tmp_path: Path) -> None:
    room = measure(
        tmp_path, str(PEERS / "raw.py"), rate=0, taps=100, **{"warmup": 0.5, "tap-acks": 1}
    )
    assert room["messages"]["conserved"]
    assert room["reactions"]["acks"] == room["reactions"]["taps"] == 150
    assert 0 < room["reactions"]["us_per_tap"] < 1e4
    assert room["tap_ack_ms"]["count"] == 100


def test_all_come_back_after_a_cut(tmp_path: Path) -> None:
    room = measure(tmp_path, str(PEERS / "raw.py"), reconnect=1)
    assert room["rejoin_ms"]["count"] == 20
    assert room["messages"]["conserved"]


def test_members_come_from_as_many_addresses_as_they_need(tmp_path: Path) -> None:
    port, found = free_port(), Counter[str]()
    command = [sys.executable, str(PEERS / "raw.py"), str(port)]
    words = [str(program()), "--port", str(port), "--members", "20", "--per-address", "8"]
    with (
        running(command, port, HERE, tmp_path / "log"),
        subprocess.Popen([*words, "--seconds", "60"], stdout=subprocess.PIPE) as room,
    ):
        end = time.monotonic() + LIMIT
        while found.total() < 20 and time.monotonic() < end:
            found = sources(port)
        room.terminate()  # it ends its run and reports
        report = json.loads(room.communicate(timeout=LIMIT)[0])
    assert found == {"127.0.0.1": 8, "127.0.0.2": 8, "127.0.0.3": 4}
    assert report["all_joined"]


def sources(port: int) -> Counter[str]:
    """How many connections a server of this computer has from which addresses."""
    rows = [line.split() for line in Path("/proc/net/tcp").read_text().splitlines()[1:]]
    established = [row[2] for row in rows if row[1].endswith(f":{port:04X}") and row[3] == "01"]
    hosts = (bytes.fromhex(of.partition(":")[0])[::-1] for of in established)
    return Counter(str(ipaddress.IPv4Address(host)) for host in hosts)


@pytest.mark.parametrize("host", ["192.0.2.1", "example.com", "0.0.0.0", "::1"])
def test_the_receivers_refuse_other_computers(host: str) -> None:
    done = subprocess.run(
        [str(program()), "--port", "1", "--host", host],
        capture_output=True,
        timeout=LIMIT,
        check=False,
    )
    assert done.returncode == 2
    assert b"127." in done.stderr


@pytest.mark.parametrize("url", ["http://192.0.2.1:8000", "https://example.com", "nonsense"])
def test_the_tools_refuse_other_computers(url: str) -> None:
    with pytest.raises(SystemExit, match="refused"):
        loopback_url(url)


def test_a_missing_figure_is_a_missed_budget() -> None:
    found = budgets.check("steady", {"room": {"delivery_ms": {"p99": 101}}})
    assert not any(budget["kept"] for budget in found)


def test_growth_is_a_slope() -> None:
    assert exponent([1, 2, 4], [3, 12, 48]) == pytest.approx(2)
    assert exponent([1, 2], [0, 1]) is None


def test_percentiles_are_of_what_was_measured() -> None:
    assert percentiles([3.0, 1.0, 2.0])["p50"] == 2.0
    assert percentiles([])["count"] == 0
