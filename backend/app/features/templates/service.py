"""Creating a session from a template: all of it in one transaction."""

from app.core.actor import Actor
from app.core.locale import Locale
from app.features.activities import service as activities
from app.features.live_sessions import service as live_sessions
from app.features.live_sessions import session_row
from app.features.live_sessions.commands import CreateLiveSession
from app.features.live_sessions.options import change_settings
from app.features.live_sessions.service import OwnSession
from app.features.templates.commands import CreateFromTemplate
from app.features.templates.template import template
from app.storage.unit_of_work import UnitOfWork


async def create(
    work: UnitOfWork, actor: Actor, name: str, command: CreateFromTemplate, locale: Locale
) -> OwnSession:
    """Create a draft with the template's switches, settings and activities.

    Raises:
        TemplateNotFound: there is no such template.
        CodeTaken, ActivityLimit: as for a session and its activities.
    """
    chosen = template(name, locale)
    wish = {"title": chosen.title, **command.model_dump(exclude_none=True)}
    own = await live_sessions.create(work, actor, CreateLiveSession.model_validate(wish))
    session = own.session
    switches = chosen.features.model_dump(exclude_none=True)
    session_row.switch(session, switches)
    change_settings(session, chosen.settings)
    await activities.add_all(work, session.id, chosen.plans())
    return own
