"""The report, as Markdown."""

from collections.abc import Mapping, Sequence

from scaling import crowd, plan
from scaling.check import Checked
from scaling.plan import Need

_HEAD = """# Scaling

What how many participants need, by a model of the measured costs (`load/scaling/costs.py`) and a
simulation of {seconds} seconds in which rooms talk at random: {talkers:g} messages a second for
each member, {readable:g} in a room at most, and now and then {burst:g} times as much. Most rooms
are classes ({median} members in the middle), some have thousands. Enough workers are those of which
none is ever busier than {busy:.0%} of its core or has more than {members:,} members.
"""

_COLUMNS = (
    "participants", "rooms", "workers", "the busiest", "cores used", "facts published a second",
    "handed to workers", "commits a second", "to members, Gbit/s", "memory, GB", "all join in, min",
)  # fmt: skip


def markdown(rows: Mapping[str, Sequence[Need]], checked: Sequence[Checked]) -> str:
    """Tables of what is needed, the plots, and the model beside the bench."""
    parts = [
        _HEAD.format(
            seconds=plan.SECONDS,
            talkers=crowd.TALKERS,
            readable=crowd.READABLE,
            burst=crowd.BURST,
            median=crowd.MEDIAN_SIZE,
            busy=plan.MOST_BUSY,
            members=plan.MOST_MEMBERS,
        )
    ]
    for title, needs in rows.items():
        parts += [f"## {title[0].upper()}{title[1:]}\n", _table(_COLUMNS, map(_cells, needs))]
    parts += ["![Workers needed](scaling-workers.svg)\n![The bus](scaling-bus.svg)\n"]
    parts += ["## The model beside the bench\n", _table(_CHECKED, map(_check, checked))]
    return "\n".join(parts)


_CHECKED = ("members", "messages a second", "cores, modelled", "cores, measured", "ratio")


def _check(one: Checked) -> Sequence[str]:
    return (
        f"{one.members:,}", f"{one.rate:g}", f"{one.modelled:.3f}", f"{one.measured:.3f}",
        f"{one.ratio:.2f}",
    )  # fmt: skip


def _cells(one: Need) -> Sequence[str]:
    return (
        f"{one.participants:,}", f"{one.rooms:,}", f"{one.workers:,}", f"{one.busiest:.0%}",
        f"{one.used:,.1f}", f"{one.published:,.0f}", f"{one.received:,.0f}", f"{one.commits:,.0f}",
        f"{one.gigabits:.2f}", f"{one.memory_gb:.1f}", f"{one.joining_minutes:.1f}",
    )  # fmt: skip


def _table(head: Sequence[str], rows: "map[Sequence[str]]") -> str:
    lines = [_line(head), _line(["---"] * len(head)), *(_line(row) for row in rows)]
    return "\n".join(lines) + "\n"


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
