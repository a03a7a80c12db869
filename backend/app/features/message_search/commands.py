"""What is looked for in a chat."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FindMessages:
    """Find at most `limit` messages whose text contains `text`, of senders with `by` in their name.

    With `questions`, only those that end with a question mark; with `before`, only those before
    this position of the log.
    """

    text: str
    by: str
    questions: bool
    before: int | None
    limit: int
