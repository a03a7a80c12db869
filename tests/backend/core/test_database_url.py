"""Database URLs as providers print them."""

import pytest

from app.core.database_url import async_database_url

ASYNCPG = "postgresql+asyncpg"


@pytest.mark.parametrize(
    ("given", "taken"),
    [
        ("postgres://u@h/d", f"{ASYNCPG}://u@h/d"),
        ("postgresql://u@h/d", f"{ASYNCPG}://u@h/d"),
        ("postgresql+psycopg://u@h/d", f"{ASYNCPG}://u@h/d"),
        ("postgresql+psycopg2://u@h/d", f"{ASYNCPG}://u@h/d"),
        ("postgresql+asyncpg://u@h/d", f"{ASYNCPG}://u@h/d"),
        ("postgresql://u:p%40ss@h:5433/d", f"{ASYNCPG}://u:p%40ss@h:5433/d"),
        ("postgresql://u@h/d?sslmode=require", f"{ASYNCPG}://u@h/d?ssl=require"),
        (
            "postgresql://u@h/d?sslmode=verify-full&channel_binding=require",
            f"{ASYNCPG}://u@h/d?ssl=verify-full",
        ),
        ("postgresql://u@h/d?ssl=allow&sslmode=require", f"{ASYNCPG}://u@h/d?ssl=allow"),
        ("sqlite:///engagenow.db", "sqlite+aiosqlite:///engagenow.db"),
        ("sqlite:////var/lib/e.db", "sqlite+aiosqlite:////var/lib/e.db"),
        ("sqlite+aiosqlite://", "sqlite+aiosqlite://"),
    ],
)
def test_the_async_driver_is_named(given: str, taken: str):
    assert async_database_url(given) == taken


@pytest.mark.parametrize("given", ["", "engagenow.db", "postgresql", "://", "http:"])
def test_what_is_no_url_is_refused_without_repeating_it(given: str):
    with pytest.raises(ValueError, match="is not a database URL such as postgresql://"):
        async_database_url(given)
