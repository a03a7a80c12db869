"""The chat of a report, a page at a time."""

from collections.abc import AsyncIterator
from typing import Any

from app.features.reports import chat_messages
from app.features.reports.chat_messages import ChatMessage
from app.features.reports.contents.reading import Contents
from app.realtime.context import WorkerContext

PAGE = 500

Message = dict[str, Any]


async def pages(
    context: WorkerContext, session_id: str, contents: Contents
) -> AsyncIterator[list[Message]]:
    """Yield the visible messages that there were when the report was read, in order.

    No database connection is held between two pages.
    """
    seq = 0
    while True:
        async with context.open_db() as db:
            found = await chat_messages.after(db, session_id, seq, PAGE)
        shown = [message for message in found if message.row.seq <= contents.head]
        if shown:
            yield [_shown(message, contents) for message in shown]
        if len(shown) < PAGE:
            return
        seq = shown[-1].row.seq


def _shown(message: ChatMessage, contents: Contents) -> Message:
    row = message.row
    return {
        "at": row.sent_at,
        "name": contents.named(row.sender_nickname),
        "role": row.sender_role,
        "message": contents.text(row.message),
        "reply_to": row.reply_to and contents.text(row.reply_to),
        "reactions": message.reactions,
    }
