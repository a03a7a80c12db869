"""What a report says, as tables: for spreadsheets, which each have their own way to write one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timezone
from typing import Any, NamedTuple

from app.core.locale import Locale
from app.features.reports import files
from app.features.reports.contents.chat import Message
from app.features.reports.contents.reading import Contents
from app.features.reports.formats.words import WORDS, kind_name

Row = Sequence[Any]  # texts, numbers, times in the reader's zone, None


class Table(NamedTuple):
    """A table with the names of its columns in the first row; `name` is in plain English."""

    name: str
    title: str
    rows: Sequence[Row]


@dataclass(frozen=True, slots=True)
class Tables:
    """The tables of a report in a language, with the times of a zone."""

    contents: Contents
    locale: Locale
    zone: timezone

    @property
    def all(self) -> list[Table]:
        """Every table but the chat; people only if they are named."""
        of_everybody = [
            self._table("summary", self._summary()),
            self._table("minutes", self._minutes()),
            self._table("timeline", self._timeline()),
            self._table("questions", self._questions()),
            self._table("results", self._results()),
            self._table("leaderboard", self._leaderboard()),
        ]
        if self.contents.names is not None:
            return of_everybody
        return [*of_everybody, self._table("people", self._people())]

    @property
    def chat_head(self) -> Table:
        """The chat without messages, which come page by page."""
        return self._table(
            "chat", [self._words("time", "name", "role", "message", "reply_to", "reactions")]
        )

    def chat_rows(self, messages: Sequence[Message]) -> list[Row]:
        """Return messages as rows of that table."""
        return [
            (
                one["at"].astimezone(self.zone),
                one["name"],
                files.role_name(one["role"], self.locale),
                one["message"],
                one["reply_to"] or "",
                files.reactions(one["reactions"]),
            )
            for one in messages
        ]

    def _table(self, name: str, rows: Any) -> Table:
        return Table(name, WORDS[self.locale][name], self._in_zone(rows))

    def _in_zone(self, rows: Any) -> list[Row]:
        return [
            [one.astimezone(self.zone) if hasattr(one, "astimezone") else one for one in row]
            for row in rows
        ]

    def _words(self, *names: str) -> list[str]:
        return [WORDS[self.locale][name] for name in names]

    def _summary(self) -> Iterator[Row]:
        data, words = self.contents.data, WORDS[self.locale]
        yield self._words("figure", "value")
        yield words["report"], data["title"]
        yield words["presenter"], data["presenter"]
        yield words["made_at"], data["made_at"]
        yield words["zone"], str(self.zone)
        for name, value in data["summary"].items():
            yield words[name], value
        yield words["reactions"], sum(data["reactions_by_emoji"].values())
        yield from data["reactions_by_emoji"].items()

    def _minutes(self) -> Iterator[Row]:
        yield self._words("time", "people", "joined", "messages", "reactions")
        for one in self.contents.data["minutes"]:
            yield [*one.values()]

    def _timeline(self) -> Iterator[Row]:
        yield self._words("time", "event", "prompt")
        for one in self.contents.data["timeline"]:
            yield one["at"], WORDS[self.locale][one["what"]], one["text"]

    def _questions(self) -> Iterator[Row]:
        yield self._words("time", "asker", "question", "votes", "state", "label", "reply")
        for one in self.contents.data["questions"]:
            state = WORDS[self.locale][one["state"]]
            texts = one["asker"], one["text"], one["votes"], state, one["label"], one["reply"]
            yield one["asked_at"], *texts

    def _results(self) -> Iterator[Row]:
        words = WORDS[self.locale]
        head = ("number", "kind", "prompt", "question", "respondents", "option", "count", "right")
        yield self._words(*head)
        for number, activity in enumerate(self.contents.data["activities"], 1):
            first = number, kind_name(words, activity["kind"]), activity["prompt"]
            for part in activity["parts"]:
                for line in [*part["lines"], *self._means(part)]:
                    right = words["right"] if line["right"] else None
                    asked = part["prompt"], part["answered"]
                    yield *first, *asked, line["text"], line["count"], right

    def _means(self, part: dict[str, Any]) -> list[dict[str, Any]]:
        return [
            {"text": WORDS[self.locale][name], "count": part[name], "right": None}
            for name in ("mean", "median")
            if part[name] is not None
        ]

    def _leaderboard(self) -> Iterator[Row]:
        yield self._words("number", "prompt", "rank", "name", "points")
        for number, activity in enumerate(self.contents.data["activities"], 1):
            for place in activity["leaderboard"]:
                yield number, activity["prompt"], place["rank"], place["name"], place["points"]

    def _people(self) -> Iterator[Row]:
        yield self._words("name", "joined_at", "last_seen_at")
        for one in self.contents.data["people"]:
            yield [*one.values()]
