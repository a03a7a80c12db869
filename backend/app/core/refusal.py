"""A refusal: a business answer of "no", with a name, a status and its sentence in each language."""

from typing import Any, ClassVar, Literal

from app.core.locale import Locale


class Refusal(Exception):  # noqa: N818 - a refusal is an answer, not an error of ours
    """Base of every named refusal.

    Class attributes: `code`, the stable word on the wire; `status`, the HTTP status;
    `ko` and `en`, one sentence for a person, in which `{seconds}` is `retry_after`. `retry` says
    whether a program should ask the same again by itself: `later`, after `retry_after` whole
    seconds where that is known; `renew`, with a fresh token; `never`, as somebody has to change
    something before. `ends` says what is over for this token: the `command` alone, or its part in
    the `session`.
    """

    code: ClassVar[str]
    status: ClassVar[int]
    ko: ClassVar[str]
    en: ClassVar[str]
    retry: ClassVar[Literal["later", "renew", "never"]] = "never"
    ends: ClassVar[Literal["command", "session"]] = "command"
    retry_after: int | None = None

    def detail(self, locale: Locale) -> str:
        """The sentence in the reader's language."""
        sentence = self.ko if locale == "ko" else self.en
        return sentence.format(seconds=self.retry_after)

    def extra(self, locale: Locale) -> dict[str, Any]:  # noqa: ARG002 - for subclasses
        """Further members of the answer, such as the fields of a malformed body."""
        return {} if self.retry_after is None else {"retry_after": self.retry_after}


def refusals(kind: type[Refusal] = Refusal) -> list[type[Refusal]]:
    """Every refusal that has been imported."""
    return [one for child in kind.__subclasses__() for one in (child, *refusals(child))]
