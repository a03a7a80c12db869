"""What FastAPI calls for a request: coroutines, as everything else waits for a thread."""

import inspect
from collections.abc import Callable, Iterator
from typing import Any

from fastapi.dependencies.models import Dependant
from fastapi.routing import APIRoute

from app.registry import FEATURES


def called(dependant: Dependant) -> Iterator[Callable[..., Any]]:
    """A route, and all that it depends on."""
    assert dependant.call is not None
    yield dependant.call
    for one in dependant.dependencies:
        yield from called(one)


def is_coroutine(call: Callable[..., Any]) -> bool:
    """Whether the loop itself runs it."""
    function = call if inspect.isroutine(call) else type(call).__call__
    return inspect.iscoroutinefunction(function) or inspect.isasyncgenfunction(function)


def test_no_request_waits_for_a_thread() -> None:
    routers = [router for feature in FEATURES for router in feature.routers]
    routes = [route for router in routers for route in router.routes if isinstance(route, APIRoute)]
    assert len(routes) > 50
    assert not {
        f"{route.path}: {call!r}"
        for route in routes
        for call in called(route.dependant)
        if not is_coroutine(call)
    }
