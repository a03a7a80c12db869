"""Writing a QTI 3.0 package: one item for each question, and a manifest that lists them."""

import io
import zipfile
from typing import Any
from xml.sax.saxutils import escape, quoteattr

CANNOT_HOLD = ("scale", "cloud")

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_ITEM = "http://www.imsglobal.org/xsd/imsqtiasi_v3p0"
_MANIFEST = "http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1"
_RULE = "https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/match_correct.xml"
_TIME = (1980, 1, 1, 0, 0, 0)  # the same activities make the same file

_NOT_IN_XML = dict.fromkeys((0xFFFE, 0xFFFF))

Draft = dict[str, Any]


def written(drafts: list[Draft]) -> bytes:
    """Return the zip archive."""
    questions = [one for draft in drafts for one in draft.get("questions") or [draft]]
    names = [f"items/q{place:03}.xml" for place in range(1, len(questions) + 1)]
    files = {name: _item(name, one) for name, one in zip(names, questions, strict=True)}
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in {"imsmanifest.xml": _manifest(names), **files}.items():
            archive.writestr(zipfile.ZipInfo(name, _TIME), text, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def _manifest(names: list[str]) -> str:
    resources = "".join(
        f'<resource identifier="r{place}" type="imsqti_item_xmlv3p0" href="{name}">'
        f'<file href="{name}"/></resource>'
        for place, name in enumerate(names, start=1)
    )
    return (
        f'{_HEAD}<manifest xmlns="{_MANIFEST}" identifier="activities"><metadata>'
        "<schema>QTI Package</schema><schemaversion>3.0.0</schemaversion></metadata>"
        f"<organizations/><resources>{resources}</resources></manifest>\n"
    )


def _item(name: str, question: Draft) -> str:
    identifier = name.removeprefix("items/").removesuffix(".xml")
    title = quoteattr(" ".join(question["prompt"].translate(_NOT_IN_XML).split())[:80])
    kind = question.get("kind", "choice")
    body, declared = _interaction(kind, question)
    rule = f'<qti-response-processing template="{_RULE}"/>' if "correct" in declared else ""
    return (
        f'{_HEAD}<qti-assessment-item xmlns="{_ITEM}" identifier="{identifier}" title={title} '
        f'adaptive="false" time-dependent="false">{declared}'
        '<qti-outcome-declaration identifier="SCORE" cardinality="single" base-type="float"/>'
        f"<qti-item-body>{body}</qti-item-body>{rule}</qti-assessment-item>\n"
    )


def _interaction(kind: str, question: Draft) -> tuple[str, str]:
    """The interaction, and the declaration of what answers it."""
    prompt = f"<qti-prompt>{_text(question['prompt'])}</qti-prompt>"
    if kind == "open":
        return _wrapped("extended-text", "", prompt), _declared("single", "string", [])
    options = question["options"]
    choices = prompt + "".join(_choice(i, option) for i, option in enumerate(options, start=1))
    if kind == "ranking":
        return _wrapped("order", "", choices), _declared("ordered", "identifier", [])
    right = [i for i, option in enumerate(options, start=1) if option.get("right")]
    is_several = len(right) > 1 or question.get("settings", {}).get("most", 1) > 1
    most = ' max-choices="0"' if is_several else ' max-choices="1"'
    cardinality = "multiple" if is_several else "single"
    return _wrapped("choice", most, choices), _declared(cardinality, "identifier", right)


def _wrapped(name: str, attributes: str, inside: str) -> str:
    tag = f"qti-{name}-interaction"
    return f'<{tag} response-identifier="RESPONSE"{attributes}>{inside}</{tag}>'


def _choice(place: int, option: Draft) -> str:
    text = _text(option["text"])
    return f'<qti-simple-choice identifier="c{place}">{text}</qti-simple-choice>'


def _declared(cardinality: str, base: str, right: list[int]) -> str:
    values = "".join(f"<qti-value>c{place}</qti-value>" for place in right)
    correct = f"<qti-correct-response>{values}</qti-correct-response>" if right else ""
    return (
        f'<qti-response-declaration identifier="RESPONSE" cardinality="{cardinality}" '
        f'base-type="{base}">{correct}</qti-response-declaration>'
    )


def _text(text: str) -> str:
    return "<br/>".join(escape(line) for line in text.translate(_NOT_IN_XML).split("\n"))
