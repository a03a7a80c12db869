"""Refusals about clouds of words."""

from app.core.refusal import Refusal


class TooManyHiddenWords(Refusal):
    """A cloud has no room for another hidden word."""

    code, status = "too_many_hidden_words", 409
    ko = "이 구름에서는 단어를 더 숨길 수 없어요. 숨긴 단어를 먼저 되돌려 주세요."
    en = "No more words can be hidden in this cloud. Bring some back first."
