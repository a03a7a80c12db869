"""Database URLs as providers print them, turned into those SQLAlchemy's async engines take."""

from sqlalchemy.engine import URL, make_url

_ASYNC_DRIVERS = {
    "postgres": "postgresql+asyncpg",
    "postgresql": "postgresql+asyncpg",
    "postgresql+psycopg": "postgresql+asyncpg",
    "postgresql+psycopg2": "postgresql+asyncpg",
    "sqlite": "sqlite+aiosqlite",
}


def async_database_url(url: str) -> str:
    """Return `url` with its async driver; libpq's options become asyncpg's.

    `sslmode` is called `ssl` by asyncpg and takes the same words;
    `channel_binding` is libpq's alone and is dropped.
    """
    try:
        parsed = make_url(url)
    except Exception:
        raise ValueError("is not a database URL such as postgresql://user@host/name") from None
    driver = _ASYNC_DRIVERS.get(parsed.drivername, parsed.drivername)
    parsed = parsed.set(drivername=driver)
    if driver == "postgresql+asyncpg":
        parsed = _with_asyncpg_options(parsed)
    return parsed.render_as_string(hide_password=False)


def _with_asyncpg_options(url: URL) -> URL:
    query = dict(url.query)
    sslmode = query.pop("sslmode", None)
    query.pop("channel_binding", None)
    if sslmode:
        query.setdefault("ssl", sslmode)
    return url.set(query=query)
