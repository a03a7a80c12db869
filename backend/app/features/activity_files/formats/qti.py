"""QTI 2.1, 2.2 and 3.0: one item, or a package of them.

Elements are known by their names alone: addresses of schemas and templates come in many spellings.
"""

import zipfile
from xml.etree.ElementTree import Element

from app.features.activity_files.formats.archive import content
from app.features.activity_files.formats.qti_texts import stems, text_of
from app.features.activity_files.formats.xml_tree import LINE, line_of, named, parsed
from app.features.activity_files.items import Found, Item, Kind, UnreadableFileError

ITEM = "assessmentitem"
_CHOICES = {"choiceinteraction": "simplechoice", "orderinteraction": "simplechoice"}
_OPEN = ("extendedtextinteraction", "textentryinteraction")


def read(root: Element, found: Found) -> None:
    """Read one item, or all that stand in one file."""
    for item in named(root, ITEM):
        _item(item, found)


def read_package(archive: zipfile.ZipFile, found: Found) -> None:
    """Read every item of a package; its place in the manifest is its line."""
    for place, name in enumerate(_members(archive), start=1):
        try:
            root = parsed(content(archive, name))
        except UnreadableFileError as error:
            if error.code == "file_has_entities":
                raise
            found.note(place, "not_understood")
            continue
        for element in root.iter():
            element.set(LINE, str(place))
        read(root, found)


def _members(archive: zipfile.ZipFile) -> list[str]:
    """The files of items, as the manifest orders them; without one, by name."""
    names = set(archive.namelist())
    files = sorted(n for n in names if n.lower().endswith(".xml") and "imsmanifest" not in n)
    if "imsmanifest.xml" not in names:
        return files
    resources = named(parsed(content(archive, "imsmanifest.xml")), "resource")
    items = [r for r in resources if "item" in (r.get("type") or "").lower()]
    listed = [href for r in items if (href := r.get("href") or "") in names]
    return list(dict.fromkeys(listed)) or files


def _item(item: Element, found: Found) -> None:
    body = item.find("itembody")
    if body is None:
        return
    for interaction, stem in stems(body):
        title = stem or (item.get("title") or "")
        if interaction.tag in _CHOICES:
            _choice(item, interaction, title, found)
        elif interaction.tag in _OPEN:
            answers = tuple(_correct(item, interaction))
            kind: Kind = "short" if answers else "open"
            found.items.append(Item(line_of(interaction), kind, title, answers=answers))
        else:
            kind_ = str(interaction.tag).removesuffix("interaction")
            found.note(line_of(interaction), "kind_left_out", kind=kind_[:40])
    if not any(True for _ in stems(body)):
        found.note(line_of(item), "no_answers")


def _choice(item: Element, interaction: Element, stem: str, found: Found) -> None:
    line = line_of(interaction)
    options = list(named(interaction, "simplechoice"))
    choices = tuple(text_of(option) for option in options)
    if next(named(interaction, "img", "object", "picture"), None) is not None:
        found.note(line, "pictures_left_out")
    correct = _correct(item, interaction)
    if interaction.tag == "orderinteraction":
        if correct:
            found.note(line, "order_left_out")
        found.items.append(Item(line, "ranking", stem, choices))
        return
    right = tuple(i for i, option in enumerate(options) if option.get("identifier") in correct)
    if not right and _has_rules(item):
        found.note(line, "right_answer_unreadable")
    several = (interaction.get("maxchoices") or "1").strip() != "1"
    found.items.append(Item(line, "choice", stem, choices, right, several))


def _correct(item: Element, interaction: Element) -> list[str]:
    """The right identifiers: those declared, else those that a mapping gives points for."""
    wanted = interaction.get("responseidentifier")
    for declaration in named(item, "responsedeclaration"):
        if declaration.get("identifier") == wanted:
            values = [v for r in named(declaration, "correctresponse") for v in named(r, "value")]
            declared = ["".join(value.itertext()).strip() for value in values]
            return declared or _mapped(declaration)
    return []


def _mapped(declaration: Element) -> list[str]:
    entries = named(declaration, "mapentry")
    return [e.get("mapkey") or "" for e in entries if _points(e.get("mappedvalue") or "0") > 0]


def _points(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return 0


def _has_rules(item: Element) -> bool:
    """Return whether the item is scored by rules of its own."""
    return any(
        next(named(processing, "setoutcomevalue"), None) is not None
        for processing in named(item, "responseprocessing")
    )
