"""REST routes of feeds."""

from typing import Annotated

from fastapi import Depends, Query, Request

from app.features.feeds import asking, pushing, reading, service, signalling
from app.features.feeds.commands import CreateFeed, EditFeed, PushPoints, SendSignal
from app.features.feeds.permissions import MayReadFeed, MayRunFeeds
from app.features.feeds.views import Feed, FeedSignal, History
from app.web.deps import Db, Work
from app.web.rate_limits import own_limit
from app.web.router import Router

router = Router(prefix="/api/sessions/{session_id}/feeds", tags=["feeds"])


@router.post("", status_code=201)
async def create_feed(
    session_id: str, command: CreateFeed, actor: MayRunFeeds, work: Work, request: Request
) -> Feed:
    """Attach a feed; it runs when it is started. Its exchange is asked for the topics."""
    await asking.ask_of_new(request.app.state.realtime.context, actor, session_id, command)
    return await work.run(service.create, actor, session_id, command)


@router.get("")
async def feeds(session_id: str, actor: MayRunFeeds, db: Db) -> list[Feed]:
    """All feeds, oldest first."""
    return await reading.every(db, actor, session_id)


@router.patch("/{feed_id}")
async def edit_feed(
    session_id: str,
    feed_id: str,
    command: EditFeed,
    actor: MayRunFeeds,
    work: Work,
    request: Request,
) -> Feed:
    """Change a feed that stands still."""
    context = request.app.state.realtime.context
    await asking.ask_of_changed(context, actor, session_id, feed_id, command)
    return await work.run(service.edit, actor, session_id, feed_id, command)


@router.delete("/{feed_id}", status_code=204)
async def remove_feed(session_id: str, feed_id: str, actor: MayRunFeeds, work: Work) -> None:
    """Delete a feed with its values and signals."""
    await work.run(service.remove, actor, session_id, feed_id)


@router.post("/{feed_id}/start")
async def start_feed(session_id: str, feed_id: str, actor: MayRunFeeds, work: Work) -> Feed:
    """Let a feed run; from now on everybody sees it."""
    return await work.run(service.start, actor, session_id, feed_id)


@router.post("/{feed_id}/stop")
async def stop_feed(session_id: str, feed_id: str, actor: MayRunFeeds, work: Work) -> Feed:
    """Let a feed stand still; its last values stay."""
    return await work.run(service.stop, actor, session_id, feed_id)


@router.post("/{feed_id}/points", status_code=204, dependencies=[Depends(own_limit)])
async def push_points(
    session_id: str,
    feed_id: str,
    command: PushPoints,
    actor: MayRunFeeds,
    db: Db,
    request: Request,
) -> None:
    """Push values of a feed of the kind `push`."""
    context = request.app.state.realtime.context
    await pushing.push(context, db, actor, session_id, feed_id, command)


@router.post("/{feed_id}/signals", status_code=201, dependencies=[Depends(own_limit)])
async def send_signal(
    session_id: str,
    feed_id: str,
    command: SendSignal,
    actor: MayRunFeeds,
    work: Work,
    request: Request,
) -> FeedSignal:
    """Tell everybody of something in the numbers."""
    await signalling.count(request.app.state.realtime.context, actor, session_id)
    return await work.run(signalling.send, actor, session_id, feed_id, command)


@router.get("/{feed_id}/history")
async def feed_history(
    session_id: str,
    feed_id: str,
    actor: MayReadFeed,
    db: Db,
    request: Request,
    topic: Annotated[str | None, Query(max_length=80)] = None,
) -> History:
    """The last values of a topic, else of the first one; one of each second at most."""
    context = request.app.state.realtime.context
    return await reading.history(context, db, actor, session_id, feed_id, topic)
