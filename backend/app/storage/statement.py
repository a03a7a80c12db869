"""Statements that run all the time: compiled once, and run by the driver itself.

A repository declares them as constants, from the same tables as all others. Where the database
session lends no driver, SQLAlchemy runs the same construct: the rows are the same either way.
"""

from collections import namedtuple
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple
from weakref import WeakKeyDictionary

from sqlalchemy import ARRAY, Connection, Engine, Float, Insert, Table, bindparam
from sqlalchemy import insert as insert_of
from sqlalchemy.engine import Dialect
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.sql import Executable
from sqlalchemy.types import TypeEngine

from app.storage import driver

Values = Mapping[str, Any]
Process = Callable[[Any], Any]


class _Compiled(NamedTuple):
    """A statement for one driver: its text, how values are bound and how columns are read."""

    text: str
    binds: Sequence[tuple[str, Process | None]]
    reads: Sequence[tuple[int, Process]]
    constants: Values

    def bound(self, values: Values) -> tuple[Any, ...]:
        """Return the parameters in order."""
        if self.constants:
            values = {**self.constants, **values}
        return tuple(
            [values[name] if bind is None else bind(values[name]) for name, bind in self.binds]
        )


class Statement:
    """A statement that runs all the time.

    Its rows are named tuples of its columns.
    """

    def __init__(self, construct: Any, *, begins: bool = True) -> None:
        """Declare a statement; it is compiled at first use.

        Args:
            construct: what SQLAlchemy would execute, by dialect if the dialects differ. Its values
                are bound parameters; there are no defaults that Python computes.
            begins: whether it needs a transaction, as whatever writes or locks does.
        """
        self._constructs: Mapping[str, Any] = construct if isinstance(construct, dict) else {}
        self._construct = construct
        self._begins = begins
        self._compiled: WeakKeyDictionary[Dialect, _Compiled] = WeakKeyDictionary()
        columns = next(iter(self._constructs.values()), construct).exported_columns
        self._row: Any = namedtuple("Row", [column.key for column in columns])  # type: ignore[misc]

    async def fetch(self, db: AsyncSession, **values: Any) -> list[Any]:
        """Run the statement in the session's transaction, and return its rows.

        Raises:
            sqlalchemy.exc.DBAPIError: as for `db.execute`.
        """
        engine = driver.direct_engine_of(db)
        if engine is None:
            done = await db.execute(self._for(db.get_bind().dialect), values)
            return [self._row(*row) for row in done] if self._row._fields else []
        compiled = self._on(engine)
        bound = compiled.bound(values)
        if not self._begins and driver.commits_alone(db):
            rows = await driver.fetch_alone(engine, compiled.text, bound)
        else:
            rows = await driver.fetch(db, compiled.text, bound)
        make, reads = self._row._make, compiled.reads
        return [make(_read(row, reads)) for row in rows] if reads else [*map(make, rows)]

    async def execute_many(self, db: AsyncSession, rows: Sequence[Values]) -> None:
        """Run the statement for each of these values.

        Raises:
            sqlalchemy.exc.DBAPIError: as for `db.execute`.
        """
        engine = driver.direct_engine_of(db)
        if engine is None:
            await db.execute(self._for(db.get_bind().dialect), rows)
            return
        compiled = self._on(engine)
        await driver.execute_many(db, compiled.text, [compiled.bound(row) for row in rows])

    def _for(self, dialect: Dialect) -> Executable:
        found: Executable = self._constructs.get(dialect.name, self._construct)
        return found

    def _on(self, engine: Engine | Connection) -> _Compiled:
        dialect = engine.dialect
        compiled = self._compiled.get(dialect)
        if compiled is None:
            compiled = self._compiled[dialect] = _compile(self._for(dialect), dialect)
        return compiled


def insert_into(table: Table, columns: Iterable[str]) -> Insert:
    """Return an INSERT of these columns, with a bound parameter of the name of each."""
    return insert_of(table).values({name: bindparam(name) for name in columns})


def _compile(construct: Any, dialect: Dialect) -> _Compiled:
    compiled = construct.compile(dialect=dialect)
    if compiled.insert_prefetch or compiled.update_prefetch:
        raise TypeError("a statement of the driver has no defaults that Python computes")
    names = compiled.positiontup or []
    reads = enumerate(_reader(column.type, dialect) for column in construct.exported_columns)
    return _Compiled(
        text=compiled.string,
        binds=[(name, binder(compiled.binds[name].type, dialect)) for name in names],
        reads=[(place, process) for place, process in reads if process is not None],
        constants={name: one.value for name, one in compiled.binds.items() if not one.required},
    )


def binder(kind: TypeEngine[Any], dialect: Dialect) -> Process | None:
    """Return what a type makes of values for the driver, None if they stay as they are."""
    if isinstance(kind, ARRAY):  # SQLAlchemy looks for arrays in arrays
        each = binder(kind.item_type, dialect)
        return each and (lambda values: [each(value) for value in values])
    process: Process | None = kind.dialect_impl(dialect).bind_processor(dialect)
    return process


def _reader(kind: TypeEngine[Any], dialect: Dialect) -> Process | None:
    if isinstance(kind, Float):  # of which drivers make floats themselves
        return None
    process: Process | None = kind.dialect_impl(dialect).result_processor(dialect, None)
    return process


def _read(row: Sequence[Any], reads: Sequence[tuple[int, Process]]) -> list[Any]:
    read = [*row]
    for place, process in reads:
        read[place] = process(read[place])
    return read
