"""REST routes of health."""

from fastapi import Depends, Request, Response
from fastapi.responses import PlainTextResponse
from prometheus_client import CONTENT_TYPE_PLAIN_0_0_4

from app.core.config import get_settings
from app.core.locale import choose_locale
from app.core.permissions import anybody
from app.operations.health import metrics, service
from app.operations.health.views import Alive, Ready, RealtimeState
from app.web.deps import Db
from app.web.router import Router

router = Router(tags=["health"], dependencies=[Depends(anybody)])


@router.get("/health")
async def alive() -> Alive:
    """The process runs."""
    return Alive()


@router.get("/health/ready", responses={503: {"model": Ready}})
async def ready(db: Db, request: Request, response: Response) -> Ready:
    """Database and bus work, the tables exist, and the process is not stopping."""
    realtime = request.app.state.realtime
    state = await service.ready(db, realtime.bus, draining=realtime.is_draining)
    if state.status != "ok":
        response.status_code = 503
    return state


@router.get("/health/realtime")
async def realtime(request: Request) -> RealtimeState:
    """Which transports reach this worker, and what a proxy does wrong."""
    core = request.app.state.realtime
    header, default = request.headers.get("accept-language"), get_settings().default_locale
    may = service.may_read_addresses(request.headers.get("authorization", ""), _way_of(request))
    return service.realtime(
        core.engine.transports,
        core.open_transports(),
        choose_locale(header, default),
        with_addresses=may,
    )


@router.get("/metrics", response_class=PlainTextResponse)
async def read_metrics(request: Request) -> Response:
    """Prometheus metrics of this worker; in production by token or from a private network."""
    service.allow_metrics(request.headers.get("authorization", ""), _way_of(request))
    state = request.app.state
    numbers = metrics.text(state.realtime, state.canary, state.labels)
    return Response(numbers, media_type=CONTENT_TYPE_PLAIN_0_0_4)


def _way_of(request: Request) -> list[str]:
    """Return all addresses a request is said to have passed; a missing one counts as ""."""
    forwarded = request.headers.get("x-forwarded-for")
    client = request.client.host if request.client else ""
    return [client, *([one.strip() for one in forwarded.split(",")] if forwarded else [])]
