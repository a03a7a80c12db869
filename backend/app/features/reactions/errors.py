"""Refusals of reactions."""

from app.core.refusal import Refusal


class EmojiUnknown(Refusal):
    """The emoji is not in the session's set."""

    code, status = "emoji_unknown", 422
    ko = "이 세션에서 쓸 수 없는 이모지예요."
    en = "That emoji is not available in this session."
