"""Views of templates."""

from typing import Literal

from app.core.schemas import View
from app.features.activities.kinds import KindName

TemplateName = Literal[
    "lecture", "town-hall", "workshop", "quiz-night", "retrospective", "icebreaker"
]


class PreparedActivity(View):
    """An activity of a template: its kind and prompt, and the texts that are chosen from.

    `options` are those of its choice or ranking; of a quiz, the prompts of its questions.
    """

    kind: KindName
    prompt: str
    options: list[str]


class TemplateView(View):
    """A template in the reader's language; `features` are the switches that it turns on."""

    name: TemplateName
    title: str
    summary: str
    features: list[str]
    activities: list[PreparedActivity]
