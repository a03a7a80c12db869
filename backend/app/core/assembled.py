"""Schemas whose fields are declared by features that the schema's module must not import."""

from collections.abc import Iterable
from functools import lru_cache
from inspect import getdoc
from typing import Any, ClassVar, Self, cast

import orjson
from pydantic import BaseModel, GetCoreSchemaHandler, GetJsonSchemaHandler, create_model
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

from app.core.schemas import View

_MOST_KEPT = 4096


def with_fields_of(form: Any, added: Iterable[type[BaseModel]], **fields: Any) -> Any:
    """Return a schema like `form` with the fields and the docstrings of the `added` ones.

    The configuration of `form` applies to all fields. Schemas without fields are skipped.
    """
    more = [one for one in added if one.model_fields]
    paragraphs = "\n\n".join(getdoc(one) or "" for one in more)
    bases: tuple[Any, ...] = (*reversed(more), form)  # the last one's fields come first
    return create_model(
        form.__name__, __base__=bases, __doc__=f"{getdoc(form)}\n\n{paragraphs}".strip(), **fields
    )


class Assembled(BaseModel):
    """Base of a schema without fields of its own; `assemble` sets them.

    Other schemas and routes use it before all features are imported. Its fields are looked up when
    data is validated and when the JSON Schema is generated. Create one with `model_validate`.
    """

    _whole: ClassVar[Any] = None

    @classmethod
    def assemble(cls, forms: Iterable[type[BaseModel]]) -> None:
        """Set the fields of this schema to those of `forms`. Call it once, at start."""
        cls._whole = with_fields_of(cls, forms)

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: type[BaseModel], handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        if cls.model_fields:
            return handler(source)
        ref = f"{cls.__module__}.{cls.__qualname__}:{id(cls)}"
        return core_schema.no_info_plain_validator_function(cls._validate, ref=ref)

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return handler(schema if cls.model_fields else cls._whole.__pydantic_core_schema__)

    @classmethod
    def _validate(cls, value: Any) -> Self:
        if cls._whole is None:
            raise RuntimeError(f"{cls.__name__} has no fields before app.registry is imported")
        if _is_view(cls) and isinstance(value, dict):
            return cast("Self", _view(cls._whole, orjson.dumps(value)))
        whole: Self = cls._whole.model_validate(value)
        return whole


def _is_view(form: type[BaseModel]) -> bool:
    return issubclass(form, View)


@lru_cache(_MOST_KEPT)
def _view(form: type[BaseModel], stored: bytes) -> BaseModel:
    """Return the view of stored values: sessions have the same ones, and nobody changes a view."""
    return form.model_validate(orjson.loads(stored))
