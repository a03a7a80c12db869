"""What of the network feeds of a worker use."""

from app.core.config import get_settings
from app.features.feeds.collector.source import Network


class WorkerNetwork:
    """What of the network this worker uses for feeds; all of them share its limits."""

    def __init__(self) -> None:
        self.network = Network(get_settings().feed_hosts)
