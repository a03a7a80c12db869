"""Plans of routes: what FastAPI finds out about a route at each request, found out once.

A plan is for requests whose parameters are all valid. Whatever else comes is FastAPI's to answer.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from inspect import isasyncgenfunction, iscoroutinefunction, isroutine
from typing import Any, NamedTuple

from fastapi import Request, Response
from fastapi.dependencies.models import Dependant

from app.web.parameters import Parameter, Unplanned, parameters_of

Values = dict[str, Any]


class Step(NamedTuple):
    """One function that is called: a dependency, or the endpoint.

    Attributes:
        call: the function; if it `opens` something, that is closed behind the answer.
        returned: its arguments that earlier steps return, and the places of those.
        parameters: its arguments that are in the request.
        requests: its arguments that are the request itself.
        responses: its arguments that collect headers of the answer.
    """

    call: Callable[..., Any]
    opens: bool
    returned: Sequence[tuple[str, int]]
    parameters: Sequence[Parameter]
    requests: Sequence[str]
    responses: Sequence[str]


class Plan(NamedTuple):
    """The steps of a route, the endpoint last; each comes behind those that it depends on."""

    steps: Sequence[Step]
    needs_response: bool

    def parameters(self, request: Request) -> list[Values]:
        """Return the parameters of each step.

        Raises:
            Unplanned: some are missing or invalid.
        """
        return [{one.name: one.value(request) for one in step.parameters} for step in self.steps]

    async def run(
        self, request: Request, parameters: Sequence[Values], response: Response | None
    ) -> Any:
        """Call everything in order, and return what the endpoint returns."""
        closed: AsyncExitStack = request.scope["fastapi_inner_astack"]
        done: list[Any] = []
        for step, values in zip(self.steps, parameters, strict=True):
            values |= {name: done[place] for name, place in step.returned}
            for name in step.requests:
                values[name] = request
            for name in step.responses:
                values[name] = response
            if step.opens:
                done.append(await closed.enter_async_context(step.call(**values)))
            else:
                done.append(await step.call(**values))
        return done[-1]


def plan_of(dependant: Dependant) -> Plan | None:
    """Return the plan of a route; None if it has what plans do not know."""
    steps: list[Step] = []
    try:
        _add(dependant, steps, {})
    except Unplanned:
        return None
    return Plan(steps, any(step.responses for step in steps))


def _add(dependant: Dependant, steps: list[Step], places: dict[Any, int]) -> int:
    """Add what a function depends on and then the function, and return its place."""
    below = [(one.name, _place(one, steps, places)) for one in dependant.dependencies]
    _check(dependant)
    call: Any = dependant.call
    opens = isasyncgenfunction(call)
    steps.append(
        Step(
            asynccontextmanager(call) if opens else call,
            opens,
            [(name, place) for name, place in below if name is not None],
            [*parameters_of(dependant)],
            [*_given(dependant.request_param_name, dependant.http_connection_param_name)],
            [*_given(dependant.response_param_name)],
        )
    )
    return len(steps) - 1


def _place(dependant: Dependant, steps: list[Step], places: dict[Any, int]) -> int:
    """Return the place of a dependency, which is called once for all that need it."""
    is_usual = dependant.use_cache and dependant.scope is None and dependant.concurrency is None
    if dependant.body_params or not is_usual:
        raise Unplanned
    if dependant.call not in places:
        places[dependant.call] = _add(dependant, steps, places)
    return places[dependant.call]


def _check(dependant: Dependant) -> None:
    """Raise Unplanned for what FastAPI does in another way than a plan."""
    call = dependant.call
    function = call if isroutine(call) else type(call).__call__
    if not (iscoroutinefunction(function) or isasyncgenfunction(call)):
        raise Unplanned
    if dependant.background_tasks_param_name or dependant.security_scopes_param_name:
        raise Unplanned


def _given(*names: str | None) -> Iterator[str]:
    yield from filter(None, names)
