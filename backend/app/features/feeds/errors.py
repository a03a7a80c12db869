"""Refusals of feeds."""

from collections.abc import Sequence
from typing import Any

from app.core.locale import Locale
from app.core.refusal import Refusal


class FeedNotFound(Refusal):
    """The session has no such feed, or none that the reader may see."""

    code, status = "feed_not_found", 404
    ko = "피드를 찾을 수 없어요."
    en = "There is no such feed."


class TopicUnknown(Refusal):
    """The feed's kind, or the feed, has no such topics; `topics` names them."""

    code, status = "topic_unknown", 422
    ko = "이 피드에서 쓸 수 없는 항목이에요."
    en = "The feed has no such topic."

    def __init__(self, topics: Sequence[str] = ()) -> None:
        super().__init__(topics)
        self._topics = [*topics]

    def extra(self, locale: Locale) -> dict[str, Any]:
        """Return the topics that are unknown."""
        return {**super().extra(locale), "topics": self._topics}


class FeedHostRefused(Refusal):
    """This server does not connect to that host: it is not the exchange's, nor in `FEED_HOSTS`."""

    code, status = "feed_host_refused", 422
    ko = "이 서버가 연결하지 않는 주소예요."
    en = "This server does not connect to that address."


class FeedInvalid(Refusal):
    """The options do not fit the kind: one too many, one missing, or one that cannot work."""

    code, status = "feed_invalid", 422
    ko = "이 종류의 피드에 맞지 않는 설정이에요."
    en = "These options do not fit this kind of feed."


class FeedLimit(Refusal):
    """The session has as many feeds, or the server runs as many, as it may."""

    code, status = "feed_limit", 409
    ko = "지금은 피드를 더 둘 수 없어요."
    en = "There are as many feeds as there can be right now."


class FeedRunning(Refusal):
    """The feed runs: it is changed once it is stopped."""

    code, status = "feed_running", 409
    ko = "피드를 멈춘 뒤에 고칠 수 있어요."
    en = "Stop the feed to change it."


class FeedStopped(Refusal):
    """The feed does not run: it takes no points."""

    code, status = "feed_not_running", 409
    ko = "멈춰 있는 피드예요."
    en = "The feed is not running."


class FeedNotPushed(Refusal):
    """The feed has a source of its own: nobody pushes points to it."""

    code, status = "feed_not_pushed", 409
    ko = "값을 직접 보낼 수 없는 피드예요."
    en = "This feed takes its values from its own source."
