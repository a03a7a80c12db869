"""Settings, and the starts that production refuses."""

import subprocess
import sys

import pytest

from app.core.config import ROOT, Settings
from app.core.rates import Rate
from app.features.messages.limits import MessageLimits
from app.main import create_app
from app.registry import LIMITS
from fixtures.settings import Configure

SECRET = "q7Zc1mXw9RtLp4Vb8NsKd2Yh6Gf0Je3A"
PRODUCTION = {"ENVIRONMENT": "production", "SECRET_KEY": SECRET}

UNSAFE = {
    "no secret": ({"SECRET_KEY": ""}, "set SECRET_KEY"),
    "a short secret": ({"SECRET_KEY": SECRET[:31]}, "set SECRET_KEY"),
    "a secret of one letter": ({"SECRET_KEY": "a" * 64}, "set SECRET_KEY"),
    "a short secret of before": ({"SECRET_KEYS_OLD": f"{SECRET[::-1]},old"}, "SECRET_KEYS_OLD"),
    "every origin": ({"CORS_ORIGINS": "*"}, "set CORS_ORIGINS"),
    "every origin among others": ({"CORS_ORIGINS": "https://a.kr, *"}, "set CORS_ORIGINS"),
    "an origin with a path": ({"CORS_ORIGINS": "https://a.kr/page"}, "name exact origins"),
    "an origin with a wildcard": ({"CORS_ORIGINS": "https://*.a.kr"}, "name exact origins"),
    "the origin of any sandbox": ({"CORS_ORIGINS": "null"}, "name exact origins"),
    "every origin as a frame": ({"EMBED_ORIGINS": "*"}, "set EMBED_ORIGINS"),
    "a feed with a path": ({"FEED_HOSTS": "wss://a.example/x"}, "FEED_HOSTS: name hosts"),
    "a feed that is a page": ({"FEED_HOSTS": "https://a.example"}, "FEED_HOSTS: name hosts"),
    "a port that is none": ({"FEED_HOSTS": "a.example:65536"}, "FEED_HOSTS: name hosts"),
    "no port at all": ({"WEBHOOK_HOSTS": "a.example:0"}, "WEBHOOK_HOSTS: name hosts"),
    "a frame with a path": ({"EMBED_ORIGINS": "https://a.kr/page"}, "name exact origins"),
    "a frame that is a policy": ({"EMBED_ORIGINS": "https://a.kr; script-src *"}, "exact origins"),
    "the test login": ({"TEST_LOGIN": "1"}, "unset TEST_LOGIN"),
    "no proxy": ({"TRUSTED_PROXIES": "nginx"}, "TRUSTED_PROXIES"),
    "half a network": ({"TRUSTED_PROXIES": "10.0.0.1/8"}, "TRUSTED_PROXIES"),
    "any proxy": ({"TRUSTED_PROXIES": "*"}, "TRUSTED_PROXIES"),
    "everybody as a proxy": ({"TRUSTED_PROXIES": "10.0.0.1, 0.0.0.0/0"}, "name your proxies"),
    "everybody on IPv6": ({"TRUSTED_PROXIES": "::/0"}, "name your proxies"),
    "another environment": ({"ENVIRONMENT": "prod"}, "ENVIRONMENT"),
    "no database URL": ({"DATABASE_URL": "nonsense"}, "DATABASE_URL"),
    "another language": ({"DEFAULT_LOCALE": "fr"}, "DEFAULT_LOCALE"),
}


@pytest.mark.parametrize(("environment", "advice"), UNSAFE.values(), ids=UNSAFE.keys())
def test_an_unsafe_start_ends_with_one_line_that_says_what_to_set(
    configure: Configure, environment: dict[str, str], advice: str
):
    with pytest.raises(SystemExit) as ended:
        configure(**PRODUCTION | environment)
    sentence = str(ended.value)
    assert advice in sentence
    assert len(sentence.splitlines()) == 1
    assert SECRET[:31] not in sentence


@pytest.mark.parametrize(
    "words",
    [
        ("-m", "app", "serve"),
        pytest.param(("-c", "import app.main"), marks=pytest.mark.nightly),
        pytest.param(("-m", "app", "migrate"), marks=pytest.mark.nightly),
    ],
)
def test_the_line_is_all_that_is_printed(words: tuple[str, ...]):
    ended = subprocess.run(
        [sys.executable, *words],
        check=False,
        cwd=ROOT / "backend",
        env={"ENVIRONMENT": "production"},
        capture_output=True,
        text=True,
    )
    assert (ended.returncode, ended.stdout) == (1, "")
    assert ended.stderr == (
        "EngageNow does not start: set SECRET_KEY to at least 32 random bytes\n"
    )


def test_a_safe_production_reads_its_settings():
    settings = Settings(
        environment="production",
        secret_key=SECRET,
        cors_origins="https://a.kr/, https://b.kr",
        public_url="https://engagenow.kr/",
        trusted_proxies="127.0.0.1, 10.0.0.0/8,::1",
    )
    assert settings.trusted_proxies == ["127.0.0.1", "10.0.0.0/8", "::1"]
    assert settings.cors_origins == ["https://a.kr", "https://b.kr"]
    assert settings.public_url == "https://engagenow.kr"
    assert not settings.has_test_login


@pytest.mark.parametrize(("test_login", "exists"), [("1", True), ("0", False)])
def test_outside_production_the_test_login_is_a_choice(
    configure: Configure, test_login: str, exists: bool
):
    assert configure(test_login=test_login).has_test_login is exists


def test_without_an_environment_it_is_development(monkeypatch: pytest.MonkeyPatch):
    for name in ("ENVIRONMENT", "SECRET_KEY", "DATABASE_URL"):
        monkeypatch.delenv(name)
    settings = Settings()
    assert settings.environment == "development"
    assert settings.database_url == f"sqlite+aiosqlite:///{ROOT / 'engagenow.db'}"
    assert settings.has_test_login
    assert settings.default_locale == "ko"
    assert settings.trusted_proxies == settings.cors_origins == settings.embed_origins == []
    assert settings.redis_url is settings.public_url is settings.secret_key is None


@pytest.mark.parametrize("port", [1, 9_999, 59_999, 60_000, 64_999, 65_499, 65_529, 65_535])
def test_any_port_can_be_named(configure: Configure, port: int):
    named = f"10.0.0.5:{port}"
    settings = configure(feed_hosts=f"ws://{named}", webhook_hosts=f"http://{named}")
    assert (settings.feed_hosts, settings.webhook_hosts) == ([f"ws://{named}"], [f"http://{named}"])


def test_the_secret_is_not_shown():
    assert SECRET not in repr(Settings(secret_key=SECRET))


def test_limits_are_wide_in_tests_alone_and_only_where_nobody_set_them(configure: Configure):
    def limit(**settings: str) -> Rate:
        return configure(**settings).limits(MessageLimits).limit_messages

    assert limit(environment="development") == Rate(1, 1, 5)
    assert limit(environment="test") == Rate(10_000, 1, 10_000)
    assert limit(limit_messages="2/second") == Rate(2, 1, 2)


@pytest.mark.parametrize("name", [name.upper() for limits in LIMITS for name in limits.in_tests])
def test_a_limit_that_is_none_stops_the_start_by_its_name(
    monkeypatch: pytest.MonkeyPatch, name: str
):
    monkeypatch.setenv(name, "none")
    with pytest.raises(SystemExit, match=f"^EngageNow does not start: {name}: "):
        create_app(Settings())
