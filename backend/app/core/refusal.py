"""Refusals: expected errors with a code, a status and a sentence in each language."""

from typing import Any, ClassVar, Literal

from app.core.locale import Locale


class Refusal(Exception):  # noqa: N818 - a refusal is an answer, not an error of ours
    """Base of all refusals.

    Class attributes: `code`, stable on the wire; `status`, the HTTP status; `ko` and `en`, a
    sentence for people, in which `{seconds}` is `retry_after`. `retry` says whether a program
    should repeat the request by itself: `later`, after `retry_after` whole seconds if known;
    `renew`, with a fresh token; `never`, since somebody must change something first. `ends` says
    what is over for this token: only the `command`, or its part in the `session`.
    """

    code: ClassVar[str]
    status: ClassVar[int]
    ko: ClassVar[str]
    en: ClassVar[str]
    retry: ClassVar[Literal["later", "renew", "never"]] = "never"
    ends: ClassVar[Literal["command", "session"]] = "command"
    retry_after: int | None = None

    def detail(self, locale: Locale) -> str:
        """Return the sentence in this language."""
        sentence = self.ko if locale == "ko" else self.en
        return sentence.format(seconds=self.retry_after)

    def extra(self, locale: Locale) -> dict[str, Any]:  # noqa: ARG002 - for subclasses
        """Return further members of the answer, such as the fields of a malformed body."""
        return {} if self.retry_after is None else {"retry_after": self.retry_after}


def refusals(kind: type[Refusal] = Refusal) -> list[type[Refusal]]:
    """Return every imported refusal."""
    return [one for child in kind.__subclasses__() for one in (child, *refusals(child))]
