"""A refusal: a business answer of "no", with a name, a status and its sentence in each language."""

from typing import Any, ClassVar

from app.core.locale import Locale


class Refusal(Exception):  # noqa: N818 - a refusal is an answer, not an error of ours
    """Base of every named refusal.

    Class attributes: `code`, the stable word on the wire; `status`, the HTTP status;
    `ko` and `en`, one sentence for a person.
    """

    code: ClassVar[str]
    status: ClassVar[int]
    ko: ClassVar[str]
    en: ClassVar[str]

    def detail(self, locale: Locale) -> str:
        """The sentence in the reader's language."""
        return self.ko if locale == "ko" else self.en

    def extra(self, locale: Locale) -> dict[str, Any]:  # noqa: ARG002 - for subclasses
        """Further members of the answer, such as the fields of a malformed body."""
        return {}
