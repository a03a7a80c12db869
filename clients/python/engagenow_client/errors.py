"""What can go wrong, by name."""


class ClientError(Exception):
    """The base of all errors of this package."""


class ConfigError(ClientError, ValueError):
    """A configuration that cannot work; the message names the field."""


class DecodeError(ClientError):
    """A message that is not what its type says; the message tells where and why."""


class NotConnectedError(ClientError):
    """Nothing can be sent: there is no open connection."""


class GaveUpError(ClientError):
    """The retry rules allow no further attempt; `__cause__` is the last failure."""


class NoAnswerError(ClientError):
    """The server did not acknowledge a command in time; whether it took it is not known."""


class RefusedError(ClientError):
    """The server refuses: `code` is a stable word, `detail` a sentence for a person.

    `retry_after` says after how many seconds to try again, if the server knows that.
    """

    def __init__(self, code: str, detail: str = "", retry_after: float | None = None) -> None:
        super().__init__(f"{code}: {detail}" if detail else code)
        self.code = code
        self.detail = detail
        self.retry_after = retry_after
