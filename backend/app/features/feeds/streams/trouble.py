"""What an exchange says is wrong with a feed, which waiting does not mend."""

from enum import StrEnum

import msgspec


class TroubleKind(StrEnum):
    """`TOPIC_UNKNOWN`: there is no such topic. `SOURCE_REFUSED`: a login, or a subscription."""

    TOPIC_UNKNOWN = "topic_unknown"
    SOURCE_REFUSED = "source_refused"


class Trouble(msgspec.Struct, frozen=True):
    """Of one topic, or of the whole feed if `topic` is None; `reason` is the exchange's text."""

    code: TroubleKind
    topic: str | None
    reason: str
