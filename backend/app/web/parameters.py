"""Parameters of planned routes: read from a request as FastAPI reads them, if they are valid."""

from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy
from types import NoneType, UnionType
from typing import Any, NamedTuple, Union, get_args, get_origin

from fastapi import Request
from fastapi.dependencies.models import Dependant
from pydantic import BaseModel

_CONSTANTS = (str, int, float, bool, NoneType)
_REQUIRED = object()
_COLLECTIONS = (dict, frozenset, set, tuple)


class Unplanned(Exception):  # noqa: N818 - no error: FastAPI does it
    """A plan is not for this."""


class Parameter(NamedTuple):
    """One parameter: where it comes from, and FastAPI's own field, which validates it."""

    name: str
    alias: str
    source: Callable[[Request], Any]
    field: Any
    is_list: bool
    default: Any

    def value(self, request: Request) -> Any:
        """Return its value in this request; raises Unplanned if it is missing or invalid."""
        given = self.source(request)
        found = given.getlist(self.alias) or None if self.is_list else given.get(self.alias)
        if found is None:
            if self.default is _REQUIRED:
                raise Unplanned
            is_constant = isinstance(self.default, _CONSTANTS)
            return self.default if is_constant else deepcopy(self.default)
        return valid(self.field, found)


def valid(field: Any, value: Any) -> Any:
    """Return what a field makes of a value; raises Unplanned if it is invalid."""
    made, errors = field.validate(value)
    if errors:
        raise Unplanned
    return made


def parameters_of(dependant: Dependant) -> Iterator[Parameter]:
    """Yield the parameters of one function, without its body; raises Unplanned."""
    yield from _read(dependant.path_params, lambda request: request.path_params)
    yield from _read(dependant.query_params, _query)
    yield from _read(dependant.header_params, lambda request: request.headers)
    if dependant.cookie_params:
        raise Unplanned


def _query(request: Request) -> Mapping[str, str]:
    return request.query_params if request.scope["query_string"] else _NO_QUERY


def _read(fields: list[Any], source: Callable[[Request], Any]) -> Iterator[Parameter]:
    for field in fields:
        info = field.field_info
        is_usual = info.validation_alias in (None, field.alias) and not info.validate_default
        if not is_usual or info.default_factory is not None:
            raise Unplanned
        default = _REQUIRED if info.is_required() else field.default
        yield Parameter(field.name, field.alias, source, field, _is_list(info.annotation), default)


def _is_list(annotation: Any) -> bool:
    """Return whether a parameter may come several times; raises Unplanned for other collections."""
    if get_origin(annotation) in (Union, UnionType):
        kinds = [_is_list(one) for one in get_args(annotation)]
        return any(kinds)
    kind = get_origin(annotation) or annotation
    if isinstance(kind, type) and issubclass(kind, (BaseModel, *_COLLECTIONS)):
        raise Unplanned
    return kind is list


class _NoQuery(dict[str, str]):
    def getlist(self, _name: str) -> list[str]:
        return []


_NO_QUERY = _NoQuery()
