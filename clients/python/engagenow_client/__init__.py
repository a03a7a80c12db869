"""Programs in EngageNow's live sessions, and JSON streams over WebSocket."""

from engagenow_client.errors import (
    ClientError,
    ConfigError,
    DecodeError,
    GaveUpError,
    NoAnswerError,
    NotConnectedError,
    RefusedError,
)
from engagenow_client.latency import Latency, LatencyTracker
from engagenow_client.live.client import LiveClient
from engagenow_client.live.config import LiveConfig
from engagenow_client.live.event import LiveEvent
from engagenow_client.live.pool import LiveClientPool
from engagenow_client.live.pool_config import LivePoolConfig
from engagenow_client.live.stats import LiveStats
from engagenow_client.retry import Retry
from engagenow_client.state import State
from engagenow_client.streams.client import StreamClient
from engagenow_client.streams.config import StreamConfig
from engagenow_client.streams.message import Message
from engagenow_client.streams.pool import StreamPool
from engagenow_client.streams.pool_config import PoolConfig
from engagenow_client.streams.stats import StreamStats
from engagenow_client.unix import unix_socket

__all__ = [
    "ClientError",
    "ConfigError",
    "DecodeError",
    "GaveUpError",
    "Latency",
    "LatencyTracker",
    "LiveClient",
    "LiveClientPool",
    "LiveConfig",
    "LiveEvent",
    "LivePoolConfig",
    "LiveStats",
    "Message",
    "NoAnswerError",
    "NotConnectedError",
    "PoolConfig",
    "RefusedError",
    "Retry",
    "State",
    "StreamClient",
    "StreamConfig",
    "StreamPool",
    "StreamStats",
    "unix_socket",
]
