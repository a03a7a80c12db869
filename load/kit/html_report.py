"""The report of a load run: JSON for machines, one page without any other file for people."""

import json
from html import escape
from itertools import pairwise
from pathlib import Path
from typing import Any

from kit.plots import plot

_STYLE = (
    ":root{color-scheme:light dark}body{font:15px/1.5 system-ui,sans-serif;max-width:75rem;"
    "margin:2rem auto;padding:0 1rem}table{border-collapse:collapse;margin:1rem 0}"
    "td,th{padding:.2rem .8rem;text-align:right;border-bottom:1px solid #8884}"
    "td:first-child,th:first-child{text-align:left}.missed{color:#cf222e;font-weight:600}"
    ".plots{display:grid;grid-template-columns:repeat(auto-fit,minmax(26rem,1fr));gap:1rem}"
)


def write_report(report: dict[str, Any], path: Path) -> None:
    """Write `path`.json and `path`.html."""
    path.parent.mkdir(exist_ok=True)
    path.with_suffix(".json").write_text(json.dumps(report, indent=1, ensure_ascii=False) + "\n")
    path.with_suffix(".html").write_text(page(report))


def page(report: dict[str, Any]) -> str:
    about = ", ".join(f"{name}: {report[name]}" for name in ("at", "machine", "server", "load"))
    parts = "".join(_scenario(one) for one in report["scenarios"])
    return (
        '<!doctype html><html lang="en"><meta charset="utf-8">'
        f"<title>EngageNow under load</title><style>{_STYLE}</style>"
        f"<h1>EngageNow under load</h1><p>{escape(about)}</p>{parts}</html>\n"
    )


def _scenario(report: dict[str, Any]) -> str:
    state = "void: the load tool was late" if report["void"] else ""
    name = escape(f"{report['scenario']} {state}")
    plots = "".join(_plots(report["room"]))
    return f'<h2>{name}</h2>{_budgets(report)}{_latencies(report)}<div class="plots">{plots}</div>'


def _budgets(report: dict[str, Any]) -> str:
    rows = "".join(
        f'<tr class="{"" if one["kept"] else "missed"}"><td>{escape(one["path"])}</td>'
        f"<td>{_text(one['value'])}</td><td>{_text(one['least'])}</td><td>{_text(one['most'])}</td>"
        f"<td>{'kept' if one['kept'] else 'missed'}</td></tr>"
        for one in report["budgets"]
    )
    return (
        "<table><tr><th>budget</th><th>measured</th><th>least</th><th>most</th><th></th></tr>"
        f"{rows}</table>"
    )


def _latencies(report: dict[str, Any]) -> str:
    found = {
        "delivery": report["room"]["delivery_ms"],
        "to the last member": report["room"]["last_member_ms"],
        "ack": report["room"]["ack_ms"],
        "join": report["room"]["join_ms"],
        "join again": report["room"]["rejoin_ms"],
        "join (REST)": report["joins"]["took_ms"],
        "delivery, full clients": report.get("reference", {}).get("delivery_ms", {}),
    }
    rows = "".join(
        f"<tr><td>{name}, ms</td>"
        + "".join(f"<td>{_text(of.get(key))}</td>" for key in ("count", "p50", "p90", "p99", "max"))
        + "</tr>"
        for name, of in found.items()
        if of.get("count")
    )
    heads = "".join(f"<th>{head}</th>" for head in ("latency", "count", "p50", "p90", "p99", "max"))
    return f"<table><tr>{heads}</tr>{rows}</table>"


def _plots(room: dict[str, Any]) -> list[str]:
    rows = room["series"]
    steps = [(a, b, b[0] - a[0]) for a, b in pairwise(rows) if b[0] > a[0]]
    latency = {
        "p50": [(row[0], row[4]) for row in rows],
        "p99": [(row[0], row[5]) for row in rows],
    }
    return [
        plot("Delivery latency", "ms", latency),
        plot("Deliveries", "a second", {"": [(b[0], (b[3] - a[3]) / s) for a, b, s in steps]}),
        plot("Server CPU", "cores", {"": [(b[0], (b[6] - a[6]) / s) for a, b, s in steps]}),
        plot("Server memory", "MB", {"": [(row[0], row[7] / 1024) for row in rows]}),
        plot("Members joined", "sockets", {"": [(row[0], row[1]) for row in rows]}),
    ]


def _text(value: float | None) -> str:
    if value is None:
        return "–"
    return f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.4g}"
