"""Settings that are addresses: checked completely; error messages repeat no secret."""

from urllib.parse import SplitResult, urlsplit

_WEB = "is not a web address such as https://talk.example.com"
_NO_PATH = "EngageNow runs under a host name of its own, not under a path of another site"
_OTHER_REDIS = {"sentinel": "a Sentinel", "cluster": "a cluster"}


def web_address(url: str, *, path: bool = False) -> str:
    """Return an http(s) address that has only scheme, host and port.

    Raises:
        ValueError: names the part that would be lost in links.
    """
    parts = _split(url, _WEB)
    if parts.scheme not in ("http", "https") or not parts.hostname or not _has_good_port(parts):
        raise ValueError(_WEB)
    found = {
        "user or password": "@" in parts.netloc,
        "query or fragment": any(mark in url for mark in "?#"),
        "path": not path and parts.path.strip("/") != "",
    }
    for name, is_there in found.items():
        if is_there:
            why = _NO_PATH if name == "path" else "it is a web address alone"
            raise ValueError(f"must have no {name}: {why}")
    return url.rstrip("/")


def redis_address(url: str) -> str:
    """Return a Redis address whose every part is understood.

    Raises:
        ValueError: names the part that is not.
    """
    form = "is not a Redis address such as redis://:password@host:6379/0"
    if "#" in url:
        raise ValueError("has a #, which is written %23 in a password")
    parts = _split(url, form)
    _refuse_other_kinds(parts.scheme)
    is_socket = parts.scheme == "unix"
    if parts.scheme not in ("redis", "rediss", "unix") or not _has_good_port(parts):
        raise ValueError(form)
    if not (parts.path if is_socket else parts.hostname) or parts.netloc.count("@") > 1:
        raise ValueError(form)
    if not is_socket and parts.path.strip("/") and not parts.path.strip("/").isdecimal():
        raise ValueError("names a database of Redis that is no number")
    if parts.query:
        raise ValueError("has options behind a question mark, which are not understood")
    return url


def _refuse_other_kinds(scheme: str) -> None:
    for word, kind in _OTHER_REDIS.items():
        if word in scheme:
            raise ValueError(f"names {kind} of Redis, which is not supported: name one Redis")


def _split(url: str, form: str) -> SplitResult:
    if any(char.isspace() or not char.isprintable() for char in url):
        raise ValueError(f"has spaces or invisible characters; it {form}")
    try:
        return urlsplit(url)
    except ValueError:  # would quote what stands where a host should
        raise ValueError(form) from None


def _has_good_port(parts: SplitResult) -> bool:
    try:
        return parts.port is None or parts.port > 0
    except ValueError:
        return False
