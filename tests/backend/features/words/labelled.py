"""The labelled list: what audiences write in Korean, and the words that a cloud should show.

Columns of `ko-labelled.tsv`: `set` is `first` or `second`, short answers, or `third` or `fourth`,
messages of a chat. The plain rule was made with the first and the third; the others are only
scored. `words` are separated by commas, `-` is none; `also` lists other right answers, separated by
` / `. Labels are one person's judgement: one answer more or less means nothing.
"""

import csv
from collections.abc import Callable, Sequence
from pathlib import Path

_FILE = Path(__file__).with_name("ko-labelled.tsv")


def rows() -> list[dict[str, str]]:
    """The labelled answers."""
    with _FILE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def right(of: str, nouns: Callable[[Sequence[str]], list[list[str]]]) -> int:
    """In how many answers of a set exactly the words of one of its labels are found."""
    wanted = [row for row in rows() if row["set"] == of]
    found = nouns([row["phrase"] for row in wanted])
    return sum(set(words) in _labels(row) for row, words in zip(wanted, found, strict=True))


def _labels(row: dict[str, str]) -> list[set[str]]:
    labels = [row["words"], *(row["also"] or row["words"]).split(" / ")]
    return [set() if label == "-" else set(label.split(",")) for label in labels]
