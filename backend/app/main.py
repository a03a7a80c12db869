"""Assembles the application: settings, features, sockets, pages → `app`."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from importlib import import_module
from typing import Any

from fastapi import FastAPI
from sqlalchemy.orm import configure_mappers
from starlette.middleware.cors import CORSMiddleware
from starlette.routing import Route

from app import __version__
from app.core import tracing
from app.core.config import Settings, get_settings
from app.core.fact import Fact
from app.features.canary_session import service as canary_session
from app.features.event_log import jobs as log_jobs
from app.features.event_log import service as event_log
from app.features.guess_limits.device import DeviceCookie
from app.features.link_cards.answer import link_card
from app.features.participants.fast import FastRefusals
from app.operations.canary.canary import Canary
from app.operations.health.labels import labels_of
from app.realtime.context import WorkerContext
from app.realtime.gateway.server import MAX_TRANSPORT_BYTES
from app.realtime.realtime import PATH, Realtime
from app.realtime.scheduler import running
from app.registry import FEATURES, check_limits
from app.storage.database import get_engine, open_db
from app.storage.migrations import newest
from app.web.api import Api
from app.web.asyncapi import add_asyncapi, asyncapi_document
from app.web.body_limit import BodyLimit
from app.web.errors import add_error_handlers
from app.web.pages import add_pages
from app.web.socket_document import socket_document


def create_app(settings: Settings) -> FastAPI:
    """Return a FastAPI application with Socket.IO and the pages mounted inside."""
    check_limits(settings)
    app = Api(
        title="EngageNow",
        version=__version__,
        lifespan=_lifespan,
        openapi_url="/api/openapi.json",
    )
    _add_core(app, settings)
    _add_endpoints(app, settings)
    add_error_handlers(app)
    app.add_middleware(FastRefusals)
    app.add_middleware(DeviceCookie)
    files = [file for feature in FEATURES for file in feature.files]
    app.add_middleware(BodyLimit, sockets=(PATH, MAX_TRANSPORT_BYTES), files=files)
    app.add_middleware(
        CORSMiddleware,
        allow_origins=settings.cors_origins,
        allow_methods=["*"],
        allow_headers=["*"],
        expose_headers=["Link", "X-Next-Cursor"],
    )
    return app


def _add_core(app: FastAPI, settings: Settings) -> None:
    app.state.realtime = realtime = Realtime(
        [command for feature in FEATURES for command in feature.commands],
        [signal for feature in FEATURES for signal in feature.signals],
        _read_log,
        {aud: actor_of for feature in FEATURES for aud, actor_of in feature.bearers.items()},
    )
    app.state.labels = labels_of(FEATURES)
    app.state.canary = Canary(
        realtime.context, canary_session, lambda: realtime.is_draining, is_on=settings.canary
    )


def _add_endpoints(app: FastAPI, settings: Settings) -> None:
    for feature in FEATURES:
        for router in feature.routers:
            app.include_router(router)
    if settings.has_test_login:
        app.include_router(import_module("app.features.identity.test_login").router)
    sockets = app.state.realtime.asgi()
    app.mount(PATH, sockets)
    # Clients may leave out the last slash, and few follow a redirection with what they posted.
    app.router.routes.append(Route(PATH, sockets, include_in_schema=False))
    add_asyncapi(app, asyncapi)
    add_pages(
        app,
        test_login=settings.has_test_login,
        embed_origins=settings.embed_origins,
        locale=settings.default_locale,
        card=link_card,
    )


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[dict[str, Any]]:
    jobs = [job for feature in FEATURES for job in feature.jobs]
    realtime: Realtime = app.state.realtime
    bus, presence_store = realtime.bus, realtime.presence_store
    configure_mappers()  # or the first who joins would wait for it
    newest()  # is read now: later, an update may have put the files of the next version there
    repair = partial(log_jobs.compare, realtime.context)
    canary: Canary = app.state.canary
    tracing.start(__version__, get_settings().worker_id)
    async with (
        bus.running(repair),
        presence_store.running(),
        running(jobs, realtime.context),
        canary.running(),
    ):
        # Where WebSocketDispatch and the server look for them.
        yield {
            "engine": realtime.engine,
            "drain": realtime.drain,
            "listening": canary.listening,
        }
    await asyncio.to_thread(tracing.stop)
    await _close(realtime.context)


async def _close(context: WorkerContext) -> None:
    await context.limiter.close()
    for feature in FEATURES:
        if feature.close is not None:
            await feature.close(context)
    await get_engine().dispose()


def asyncapi() -> dict[str, Any]:
    """Return the socket's AsyncAPI document, of all features."""
    return asyncapi_document(socket_document(FEATURES), __version__)


async def _read_log(session_id: str, since: int) -> list[Fact]:
    async with open_db() as db:
        return await event_log.facts_after(db, session_id, since)


app = create_app(get_settings())
