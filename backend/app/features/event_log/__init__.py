"""The log of a live session: every durable fact at its gapless position."""
