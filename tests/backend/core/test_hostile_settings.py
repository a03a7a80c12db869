"""Every setting with values that nobody should give: one line that names it, and nothing secret."""

import pytest

from app.registry import SETTING_NAMES
from fixtures.settings import Configure

SECRET = "hunter2hunter2"
HOSTILE = [
    f"redis://:{SECRET}#x@h",
    f"postgresql://u:{SECRET}@h:port/d",
    f"postgresql://u:{SECRET}@h/d?service=x",
    f"https://u:{SECRET}@h/",
    f"http://[{SECRET}",
    f"{SECRET}\n{SECRET}",
    f"{SECRET}\udcff",
    "-1",
    "0",
    "1e999",
    "nan",
    "9" * 400,
    "*",
    "{",
    "0/0",
]
BAD_ADDRESSES = {
    "PUBLIC_URL": [
        "http://host/talk", "http://host?x=1", "http://host#x", "http://u:p@host", "http://",
        "ftp://host", "host", "//host", "http:// host", "http://host:port", "http://host:99999",
        "http://[::1", "https:/host", "http://ho\u200bst",
    ],
    "OIDC_ISSUER": ["ftp://h", "https://u:p@h", "https://h?x", "https://", "h"],
    "REDIS_URL": [
        "redis://:pa#ss@h", "redis://", "h:6379", "http://h", "redis://h:port", "redis://h:99999",
        "redis://h/name", "redis://h?nonsense=1", "redis://h h", "unix://", "redis://a@b@h",
    ],
}  # fmt: skip
EACH = [(name, value) for name, values in BAD_ADDRESSES.items() for value in values]


def one_line(configure: Configure, name: str, value: str) -> str | None:
    """How the start is refused; None where it is not."""
    try:
        configure(**{name: value})
    except SystemExit as ended:
        line = str(ended)
        assert len(line.splitlines()) == 1
        assert line.startswith("EngageNow does not start: ")
        return line
    return None


@pytest.mark.parametrize("name", SETTING_NAMES)
def test_whatever_is_wrong_is_one_line_with_nothing_secret(configure: Configure, name: str):
    for value in HOSTILE:
        line = one_line(configure, name, value)
        if line is not None:
            assert name.upper() in line
            if "secret" in name or name.endswith(("_url", "issuer", "token", "key")):
                assert SECRET not in line


@pytest.mark.parametrize(("name", "value"), EACH)
def test_an_address_that_would_not_work_is_refused_by_name(
    configure: Configure, name: str, value: str
):
    line = one_line(configure, name, value)
    assert line is not None
    assert name in line


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("PUBLIC_URL", "https://example.com/talk", "must have no path"),
        ("PUBLIC_URL", "https://example.com/talk/", "host name of its own"),
        ("REDIS_URL", f"redis+sentinel://:{SECRET}@h:26379/mymaster", "a Sentinel of Redis"),
        ("REDIS_URL", f"rediss+sentinel://u:{SECRET}@h", "a Sentinel of Redis"),
        ("REDIS_URL", f"redis+cluster://:{SECRET}@h:7000", "a cluster of Redis"),
        ("REDIS_URL", "localhost:6379", "is not a Redis address such as redis://"),
        ("REDIS_URL", "localhost", "is not a Redis address such as redis://"),
    ],
)
def test_what_is_not_supported_is_refused_by_its_name(
    configure: Configure, name: str, value: str, expected: str
):
    line = one_line(configure, name, value) or ""
    assert line.startswith(f"EngageNow does not start: {name}: ")
    assert expected in line
    assert SECRET not in line


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PUBLIC_URL", "https://talk.example.com/"),
        ("PUBLIC_URL", "http://192.168.0.7:8000"),
        ("PUBLIC_URL", "http://[::1]:8000"),
        ("OIDC_ISSUER", "https://id.example.com/realms/one/"),
        ("REDIS_URL", "redis://:p%23s@h:6379/0"),
        ("REDIS_URL", "rediss://u:p@h"),
        ("REDIS_URL", "unix:///run/redis.sock"),
    ],
)
def test_an_address_that_works_is_taken(configure: Configure, name: str, value: str):
    assert one_line(configure, name, value) is None
