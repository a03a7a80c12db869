"""REST routes of templates."""

from typing import Annotated

from fastapi import Depends, Request

from app.core.locale import Locale
from app.features.live_sessions.serializers import ShowSession
from app.features.live_sessions.views import LiveSessionView
from app.features.templates import service
from app.features.templates.commands import CreateFromTemplate
from app.features.templates.permissions import MayCreate, MayRead
from app.features.templates.template import NAMES, template
from app.features.templates.views import TemplateView
from app.web.deps import Work
from app.web.errors import request_locale
from app.web.router import Router

router = Router(prefix="/api/templates", tags=["live sessions"])


async def language(request: Request) -> Locale:
    """Dependency: the language of the request."""
    return request_locale(request)


Language = Annotated[Locale, Depends(language)]


@router.get("")
async def templates(_actor: MayRead, locale: Language) -> list[TemplateView]:
    """All templates, with what is in them, in the language of the request."""
    return [template(name, locale).view() for name in NAMES]


@router.post("/{name}/sessions", status_code=201)
async def create(
    name: str,
    command: CreateFromTemplate,
    actor: MayCreate,
    work: Work,
    locale: Language,
    show: ShowSession,
) -> LiveSessionView:
    """Create a draft from a template, with its activities, in the language of the request."""
    return await show(await work.run(service.create, actor, name, command, locale))
