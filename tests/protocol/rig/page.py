"""docs/protocol.md, written from the cases and the differences.

usage: python -m rig.page
"""

from pathlib import Path

from cases import load
from differences import DIFFERENCES
from rig.case import CASES, Case
from rig.servers import NAMES

PAGE = Path(__file__).resolve().parents[3] / "docs" / "protocol.md"

_TEXT = "https://github.com/socketio/socket.io/blob/main/docs"
_HEAD = """# The Socket.IO protocol, case by case

<!-- Written by `make protocol-page`, checked by `make protocol-test` -->

EngageNow speaks [Engine.IO 4]({text}/engine.io-protocol/v4-current.md) and
[Socket.IO 5]({text}/socket.io-protocol/v5-current.md), so every client of
Socket.IO 3 and 4 can talk to it. `make protocol-test` runs {count} cases, one for each requirement
of the protocol's text, on three servers: ours, the official one ({node}), and
{shipped} as shipped. The run fails if a server behaves differently from this page.
The cases cover what the official test suites check. Those are not packages whose version can be
pinned, so ours are written from the text.
"""


def page() -> str:
    load()
    names = {key: name for key, name in NAMES.items() if key != "ours"}
    parts = [
        _HEAD.format(text=_TEXT, count=len(CASES), **names),
        f"## Where EngageNow differs\n\n{_differences('ours')}",
        *[f"## Where {name} differs\n\n{_differences(key)}" for key, name in names.items()],
        f"## All cases\n\nBold is other than the text asks.\n\n{_cases()}",
    ]
    return "\n".join(parts)


def _differences(server: str) -> str:
    rows = [
        (sentence, CASES[sentence].asks, one.does, one.why)
        for sentence, one in DIFFERENCES[server].items()
    ]
    return _table(("case", "the text asks", "does", "why"), rows)


def _cases() -> str:
    head = ("case", "section", "the text asks", *NAMES.values())
    return _table(head, [_row(case) for case in CASES.values()])


def _row(case: Case) -> tuple[str, ...]:
    done = [DIFFERENCES[server].get(case.sentence) for server in NAMES]
    cells = ["as asked" if one is None else f"**{one.does}**" for one in done]
    return case.sentence, case.section, case.asks, *cells


def _table(head: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    lines = [head, ("---",) * len(head), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


if __name__ == "__main__":
    PAGE.write_text(page())
