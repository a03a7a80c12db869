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

    `sslmode` is called `ssl` by asyncpg and takes the same words. Options that asyncpg does
    not know, such as `channel_binding` and `application_name`, are dropped: it would refuse them.
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
    ssl = url.query.get("ssl") or url.query.get("sslmode")
    return url.set(query={"ssl": ssl} if ssl else {})


def libpq_environment(url: str) -> dict[str, str]:
    """The variables by which PostgreSQL's own programs find what `url` names.

    Arguments would show the password to everybody on the machine.
    """
    parsed = make_url(url)
    ssl = parsed.query.get("ssl")
    named = {
        "PGHOST": parsed.host,
        "PGPORT": parsed.port,
        "PGUSER": parsed.username,
        "PGPASSWORD": parsed.password,
        "PGDATABASE": parsed.database,
        "PGSSLMODE": ssl if isinstance(ssl, str) else None,
    }
    return {name: str(value) for name, value in named.items() if value is not None}
