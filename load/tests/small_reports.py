"""Reports of a bench as tests need them: each with little in it."""

from typing import Any

REPORT = {
    "at": "2026-01-01T00:00:00+00:00",
    "machine": "a machine",
    "load_average_before": 0.1,
    "database": "sqlite",
    "plan": {"rounds": 1, "seconds": 4},
}


def result(who: str, row: str, number: int = 0, **found: Any) -> dict[str, Any]:
    return {"who": who, "row": row, "round": number, **found}


def inbound(cost: float) -> dict[str, Any]:
    return {
        "reactions": {"us_per_tap": cost},
        "tap_ack_ms": {"p99": 1.0},
        "generator": {"void": False},
        "messages": {"conserved": True},
    }


def chat(*, lost: int = 0, deliveries: int = 1000, late: bool = False) -> dict[str, Any]:
    return {
        "rate": 1000,
        "join": {"per_second": 1.0},
        "delivery_ms": {"p99": 1.0},
        "last_member_ms": {"p99": 1.0},
        "members": 1000,
        "generator": {"void": late, "lag_p99_ms": 9.0 if late else 0, "cpu_share": 0.0},
        "messages": {"conserved": not lost, "sent": 1000, "lost": lost},
        "server": {"deliveries": deliveries, "us_per_delivery": 1.0},
        "refusal": "",
    }
