"""`column IN (…)` with one parameter: one text, and one prepared statement, for any number."""

from typing import Any

import orjson
from sqlalchemy import ARRAY, Boolean, ColumnElement, Text, bindparam
from sqlalchemy.engine import Dialect
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.types import TypeDecorator, TypeEngine


class _List(TypeDecorator[list[Any]]):
    """A list of texts: an array in PostgreSQL, JSON in SQLite."""

    impl = Text
    cache_ok = True

    def __init__(self, of: TypeEngine[Any]) -> None:
        super().__init__()
        self.of = of

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Return the type of the parameter itself."""
        return ARRAY(Text()) if dialect.name == "postgresql" else Text()

    def process_bind_param(self, value: Any, dialect: Dialect) -> Any:
        """Bind each value as its column would."""
        bind = self.of.dialect_impl(dialect).bind_processor(dialect)
        values = [one if bind is None else bind(one) for one in value]
        return values if dialect.name == "postgresql" else orjson.dumps(values).decode()


class _OneOf(FunctionElement[bool]):
    inherit_cache = True
    type = Boolean()


def one_of(column: ColumnElement[str], name: str) -> ColumnElement[bool]:
    """Return the condition that a column of texts has one of the values of the parameter `name`."""
    return _OneOf(column, bindparam(name, type_=_List(column.type)))


@compiles(_OneOf)
def _in_json(element: _OneOf, compiler: SQLCompiler, **options: Any) -> str:
    column, values = [compiler.process(one, **options) for one in element.clauses]
    return f"{column} IN (SELECT value FROM json_each({values}))"  # noqa: S608 - compiled parts


@compiles(_OneOf, "postgresql")
def _in_array(element: _OneOf, compiler: SQLCompiler, **options: Any) -> str:
    column, values = [compiler.process(one, **options) for one in element.clauses]
    return f"{column} = ANY ({values})"
