"""The REST door of health."""

from fastapi import APIRouter, Request, Response

from app.health import service
from app.health.views import Alive, Ready
from app.identity.deps import Db

router = APIRouter(prefix="/health", tags=["health"])


@router.get("")
async def alive() -> Alive:
    """The process is alive."""
    return Alive()


@router.get("/ready", responses={503: {"model": Ready}})
async def ready(db: Db, request: Request, response: Response) -> Ready:
    """Database and bus work, and this process is not about to end."""
    realtime = request.app.state.realtime
    state = await service.ready(db, realtime.bus, draining=realtime.is_draining)
    if state.status != "ok":
        response.status_code = 503
    return state
