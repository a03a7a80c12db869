"""Refusals of rate limits; each says when to try again."""

import math

from app.core.refusal import Refusal


class RateLimited(Refusal):
    """A limit is exceeded; the same may succeed after `retry_after` seconds."""

    code, status = "rate_limited", 429
    retry = "later"
    ko = "요청이 너무 많아요. {seconds}초 뒤에 다시 시도해 주세요."
    en = "Too many attempts. Try again in {seconds} s."

    is_last = False  # after it the socket is cut
    is_news = True  # worth a line in the log
    is_first_cut = False  # of a while; so is this

    def __init__(self, seconds: float = 1) -> None:
        super().__init__(seconds)
        self.retry_after = max(1, math.ceil(seconds))


class Muted(RateLimited):
    """The sender ignored several refusals."""

    code, status = "muted", 429
    ko = "너무 많이 보내서 잠시 보낼 수 없어요. {seconds}초 뒤에 다시 보낼 수 있어요."
    en = "You sent too much at once. You can send again in {seconds} s."


class GuessedTooOften(RateLimited):
    """This device has sent too many wrong codes or passcodes."""

    code, status = "guessed_too_often", 429
    ko = "여러 번 맞지 않았어요. {seconds}초 뒤에 다시 할 수 있어요."
    en = "That was wrong several times. Try again in {seconds} s."


class TooManySockets(RateLimited):
    """One person has too many connections."""

    code, status = "too_many_sockets", 429
    ko = "같은 세션을 너무 많은 탭에서 열었어요. 다른 탭을 닫아 주세요."
    en = "This session is open in too many tabs. Please close some of them."
