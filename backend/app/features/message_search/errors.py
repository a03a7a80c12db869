"""Refusals about searching the chat."""

from app.core.refusal import Refusal


class NothingToFind(Refusal):
    """The search names no text, no person, and does not ask for questions."""

    code, status = "nothing_to_find", 422
    ko = "찾을 말이나 이름을 입력하거나 질문만 찾기를 골라 주세요."
    en = "Enter a text or a name to find, or choose questions only."
