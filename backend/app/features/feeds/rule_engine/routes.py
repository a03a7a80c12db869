"""REST routes of rules."""

from fastapi import Request

from app.features.feeds.permissions import MayRunFeeds
from app.features.feeds.rule_engine import service
from app.features.feeds.rule_engine.commands import CreateRule
from app.features.feeds.views import FeedRule
from app.web.deps import Work
from app.web.router import Router

router = Router(prefix="/api/sessions/{session_id}/feeds/{feed_id}/rules", tags=["feeds"])


@router.post("", status_code=201)
async def create_rule(
    session_id: str,
    feed_id: str,
    command: CreateRule,
    actor: MayRunFeeds,
    work: Work,
    request: Request,
) -> FeedRule:
    """Tell everybody of what a topic does from now on, by signals."""
    context = request.app.state.realtime.context
    return await work.run(service.create, context, actor, session_id, feed_id, command)


@router.delete("/{rule_id}", status_code=204)
async def remove_rule(
    session_id: str, feed_id: str, rule_id: str, actor: MayRunFeeds, work: Work
) -> None:
    """Delete a rule; what it has told stays."""
    await work.run(service.remove, actor, session_id, feed_id, rule_id)
