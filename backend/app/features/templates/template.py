"""The templates: files in Korean and English, read by the same rules as what people send."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, get_args

import orjson

from app.core.locale import Locale
from app.features.activities import policy
from app.features.activities.commands import CreateActivity
from app.features.activities.kinds import KINDS
from app.features.activities.kinds.plan import Plan
from app.features.live_sessions.options import ChangeFeatures, ChangeSettings
from app.features.templates.errors import TemplateNotFound
from app.features.templates.views import PreparedActivity, TemplateName, TemplateView

_CONTENT = Path(__file__).parent / "content"
NAMES: tuple[TemplateName, ...] = get_args(TemplateName)


@dataclass(frozen=True, slots=True)
class Template:
    """One template in one language, checked."""

    name: TemplateName
    title: str
    summary: str
    features: ChangeFeatures
    settings: ChangeSettings
    activities: tuple[CreateActivity, ...]

    def plans(self) -> list[tuple[str, Plan]]:
        """Return the activities as they are stored; options get new ids."""
        return [(one.kind, policy.planned(KINDS[one.kind], one)) for one in self.activities]

    def view(self) -> TemplateView:
        """Return what people are shown of it who choose one."""
        switches = self.features.model_dump(exclude_none=True)
        return TemplateView(
            name=self.name,
            title=self.title,
            summary=self.summary,
            features=[name for name, on in switches.items() if on],
            activities=[_shown(one) for one in self.activities],
        )


def template(name: str, locale: Locale) -> Template:
    """Return a template in this language; raises TemplateNotFound."""
    if name not in NAMES:
        raise TemplateNotFound
    return _read(name, locale)


@cache
def _read(name: TemplateName, locale: Locale) -> Template:
    written: dict[str, Any] = orjson.loads((_CONTENT / f"{name}.{locale}.json").read_bytes())
    return Template(
        name=name,
        title=written["title"],
        summary=written["summary"],
        features=ChangeFeatures.model_validate(written["features"]),
        settings=ChangeSettings.model_validate(written["settings"]),
        activities=tuple(map(CreateActivity.model_validate, written["activities"])),
    )


def _shown(activity: CreateActivity) -> PreparedActivity:
    texts = [option.text for option in activity.options]
    prompts = [question.prompt for question in activity.questions]
    return PreparedActivity(kind=activity.kind, prompt=activity.prompt, options=texts or prompts)
