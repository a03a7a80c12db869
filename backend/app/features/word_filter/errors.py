"""Refusals of the word filter."""

from app.core.refusal import Refusal


class CodeRefused(Refusal):
    """The word filter found something in a join code."""

    code, status = "code_refused", 409
    ko = "많은 사람이 보는 코드로는 쓸 수 없는 말이에요."
    en = "That word can't be a code that everybody sees."
