"""A presenter's colour on the pages: nearest to what was chosen, and always readable."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.features.branding.contrast import (
    AA,
    AAA,
    DARK,
    LIGHT,
    Theme,
    contrast,
    hex_of,
    shades,
)
from app.features.branding.stylesheet import stylesheet

PARTS = st.integers(0, 255).map(lambda part: part / 255)
TOKENS = Path(__file__).parents[4] / "frontend/src/ui/tokens.css"


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("#000000", "#ffffff", 21), ("#777777", "#ffffff", 4.48), ("#c3400c", "#c3400c", 1)],
)
def test_contrast_is_that_of_wcag(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == contrast(other, one) == pytest.approx(ratio, abs=0.005)


@pytest.mark.parametrize("theme", [LIGHT, DARK])
@settings(deadline=None)
@given(parts=st.tuples(PARTS, PARTS, PARTS))
def test_every_colour_becomes_readable(theme: Theme, parts: tuple[float, float, float]) -> None:
    brand, on_brand, tint = shades(hex_of(parts), theme)
    for back in (theme.paper, theme.surface, tint, on_brand):
        assert contrast(brand, back) >= AA
    assert tint != theme.surface
    assert contrast(tint, theme.ink) >= AAA
    assert contrast(tint, theme.muted) >= AA


def test_a_colour_that_is_readable_stays_as_it_is() -> None:
    for colour in ("#0d6b5b", "#c3400c", "#1756c4"):
        assert shades(colour, LIGHT).brand == colour
    assert shades("#ff8f61", DARK).brand == "#ff8f61"


def test_the_themes_are_those_of_the_pages() -> None:
    light, dark = TOKENS.read_text().split(":root[data-theme='dark']")
    for css, theme in ((light, LIGHT), (dark, DARK)):
        told = dict(re.findall(r"--([\w-]+): (#\w{6});", css))
        names = ("paper", "surface", "ink", "muted", "on-brand")
        assert tuple(told[name] for name in names) == tuple(theme[:5])


LOGO = "0f" * 32


@pytest.mark.parametrize(
    "name",
    [
        "", "-", "c3400c", "c3400c-x", "C3400C-", "c3400-", f"c3400c-{LOGO[1:]}", f"-{LOGO}\n",
        "c3400c-;}body{display:none", f"/*-{LOGO}", f"c3400c-{LOGO}-", f"c3400c-{LOGO.upper()}",
    ],
)  # fmt: skip
def test_what_is_no_look_has_no_style(name: str) -> None:
    assert stylesheet(name) is None


def test_a_look_has_its_colour_in_both_themes_and_its_logo() -> None:
    both = stylesheet(f"c3400c-{LOGO}") or ""
    assert ":root{--brand:#c3400c;--on-brand:#ffffff;" in both
    assert ":root[data-theme='dark']{--brand:#" in both
    assert f"url(/api/logos/{LOGO}.webp)" in both
    assert "data-logo" not in (stylesheet("c3400c-") or "")
    assert ":root" not in (stylesheet(f"-{LOGO}") or "")
