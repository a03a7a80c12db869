"""The schemas of refusals: a problem document over REST, an ack over sockets."""

from typing import Any, Literal

from pydantic import ConfigDict

from app.core.schemas import View


class FieldProblem(View):
    """The error in one field of a malformed command."""

    name: str
    code: str
    detail: str


class Refused(View):
    """The ack of a refused command; `code` is stable, `detail` is a sentence."""

    model_config = ConfigDict(json_schema_serialization_defaults_required=False)

    ok: Literal[False]
    code: str
    detail: str
    fields: list[FieldProblem] | None = None
    retry_after: float | None = None
    challenge: dict[str, Any] | None = None


class Problem(View):
    """A refusal as a problem document (RFC 9457)."""

    model_config = ConfigDict(json_schema_serialization_defaults_required=False)

    type: str
    title: str
    status: int
    code: str
    detail: str
    fields: list[FieldProblem] | None = None
    retry_after: float | None = None
    challenge: dict[str, Any] | None = None
