"""Refusals of reactions."""

from app.core.refusal import Refusal


class ReactionsOff(Refusal):
    """Reactions are off in this session."""

    code, status = "reactions_off", 409
    ko = "지금은 반응이 꺼져 있어요."
    en = "Reactions are turned off right now."


class EmojiUnknown(Refusal):
    """The emoji is not in the session's set."""

    code, status = "emoji_unknown", 422
    ko = "이 세션에서 쓸 수 없는 이모지예요."
    en = "That emoji is not available in this session."
