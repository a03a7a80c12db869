"""What is wrong with the configuration of a feed."""


class FeedError(ValueError):
    """The base of these errors; the message holds no secret."""


class UnknownKindError(FeedError):
    """There is no such kind of feed."""


class UnknownTopicError(FeedError):
    """A topic that its kind does not have."""

    def __init__(self, topic: str, why: str = "") -> None:
        super().__init__(f"{topic}: {why}" if why else topic)
        self.topic = topic


class HostRefusedError(FeedError):
    """A host, or one of its addresses, to which this server does not connect."""

    def __init__(self, host: str, why: str = "") -> None:
        super().__init__(f"{host}: {why}" if why else host)
        self.host = host
