"""Routers of features: FastAPI's, whose routes take their dependencies by a plan."""

import re
from collections.abc import Awaitable, Callable, Iterable, Sequence
from typing import Any, cast

from fastapi import APIRouter, Request, Response, params
from fastapi.datastructures import DefaultPlaceholder
from fastapi.responses import JSONResponse
from fastapi.routing import APIRoute, serialize_response
from fastapi.utils import is_body_allowed_for_status_code
from starlette.routing import Match
from starlette.types import Scope

from app.web.changes import limit_of
from app.web.parameters import Unplanned, valid
from app.web.plan import Plan, Values, plan_of

Handler = Callable[[Request], Awaitable[Response]]
_NAMED_GROUP = re.compile(r"\(\?P<\w+>")
JSON_TYPES = ("application/json", "application/json; charset=utf-8")


class Router(APIRouter):
    """A router that tries its routes only for paths that one of them has.

    Include it without a prefix and without dependencies: plans know none of those.
    """

    def __init__(self, **options: Any) -> None:
        super().__init__(route_class=PlannedRoute, **options)
        self._paths: re.Pattern[str] | None = None  # made once all routes are there

    def add_api_route(
        self,
        path: str,
        endpoint: Callable[..., Any],
        *,
        dependencies: Sequence[params.Depends] | None = None,
        **options: Any,
    ) -> None:
        """Add a route; if it changes something, its requests are limited."""
        declared = [*self.dependencies, *(dependencies or ())]
        limit = limit_of(options.get("methods") or ("GET",), declared)
        own = [*limit, *(dependencies or ())]
        super().add_api_route(path, endpoint, dependencies=own, **options)

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        """Return whether one of its routes is for this request, and what that adds to `scope`."""
        if self._paths is None:
            self._paths = _any_of([cast("APIRoute", route).path_regex for route in self.routes])
        if not scope.get("root_path") and self._paths.match(scope["path"]) is None:
            return Match.NONE, {}
        return super().matches(scope)


class PlannedRoute(APIRoute):
    """A route that is documented and refused by FastAPI, and answered by its plan if it can be.

    FastAPI also answers while something replaces a dependency, as tests do.
    """

    def get_route_handler(self) -> Any:
        """Return the function that answers requests."""
        general: Handler = super().get_route_handler()
        plan = None if self._is_unusual() else plan_of(self.dependant)
        return general if plan is None else self._planned(plan, general)

    def _is_unusual(self) -> bool:
        body = self.body_field
        return (
            not isinstance(self.response_class, DefaultPlaceholder)
            or self.response_model_exclude_unset
            or self.response_model_exclude_none
            or (body is not None and not self._has_json(body))
        )

    def _has_json(self, body: Any) -> bool:
        is_one = len(self.dependant.body_params) == 1 and not self._embed_body_fields
        return is_one and type(body.field_info) is params.Body

    def _planned(self, plan: Plan, general: Handler) -> Handler:
        async def handle(request: Request) -> Response:
            if request.app.dependency_overrides:
                return await general(request)
            try:
                values = plan.parameters(request)
                if self.body_field is not None:
                    values[-1] |= await self._body(request)
            except Unplanned:
                return await general(request)
            return await self._answer(plan, request, values)

        return handle

    async def _body(self, request: Request) -> Values:
        """Return the body as the endpoint's argument; raises Unplanned."""
        field = self.dependant.body_params[0]
        try:
            read = await request.body()
        except Exception as error:
            _fail_again(request, error)
            raise Unplanned from None
        if not read or request.headers.get("content-type") not in JSON_TYPES:
            raise Unplanned
        try:
            sent = await request.json()
        except (ValueError, RecursionError):
            raise Unplanned from None
        return {field.name: valid(field, sent)}

    async def _answer(self, plan: Plan, request: Request, values: list[Values]) -> Response:
        more = _collector() if plan.needs_response else None
        result = await plan.run(request, values, more)
        if isinstance(result, Response):
            return result
        answer = await self._encoded(result, (more and more.status_code) or self.status_code or 200)
        if more is not None:
            answer.headers.raw.extend(more.headers.raw)
        return answer

    async def _encoded(self, result: Any, status: int) -> Response:
        field = self.response_field
        content = await serialize_response(
            field=field, response_content=result, dump_json=field is not None
        )
        if field is None:
            answer: Response = JSONResponse(content, status)
        else:
            answer = Response(content, status, media_type="application/json")
        if not is_body_allowed_for_status_code(status):
            answer.body = b""
        return answer


def _any_of(paths: Iterable[re.Pattern[str]]) -> re.Pattern[str]:
    """Return a pattern for whatever one of these matches; their groups lose their names."""
    return re.compile("|".join(_NAMED_GROUP.sub("(?:", path.pattern) for path in paths))


def _collector() -> Response:
    """Return a response whose headers are added to the answer's, as FastAPI makes it."""
    made = Response()
    del made.headers["content-length"]
    made.status_code = None  # type: ignore[assignment]
    return made


def _fail_again(request: Request, error: Exception) -> None:
    """Let the request's body fail as it did: FastAPI, who answers it, reads it again."""

    async def body() -> bytes:
        raise error

    request.body = body  # type: ignore[method-assign]
