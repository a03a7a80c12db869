"""The chat of a report, a page at a time."""

from collections.abc import AsyncIterator
from typing import Any

from app.features.reports import lines
from app.features.reports.contents.reading import Contents
from app.features.reports.lines import Line
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
            found = await lines.after(db, session_id, seq, PAGE)
        shown = [line for line in found if line.row.seq <= contents.head]
        if shown:
            yield [_message(line, contents) for line in shown]
        if len(shown) < PAGE:
            return
        seq = shown[-1].row.seq


def _message(line: Line, contents: Contents) -> Message:
    row = line.row
    return {
        "at": row.sent_at,
        "name": contents.named(row.sender_nickname),
        "role": row.sender_role,
        "message": contents.text(row.message),
        "reply_to": row.reply_to and contents.text(row.reply_to),
        "reactions": line.reactions,
    }
