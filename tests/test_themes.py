from __future__ import annotations

import re
from itertools import product
from pathlib import Path

import pytest
from textual.color import Color
from textual.css.stylesheet import Stylesheet
from textual.theme import BUILTIN_THEMES, Theme

import reader
from reader.palette import INK_COLOURS, PAPER_COLOURS
from reader.themes import INK, PAPER, variable_defaults

STYLE = (Path(reader.__file__).parent / "reader.tcss").read_text(encoding="utf-8")
USED = sorted(set(re.findall(r"\$([\w-]+)", STYLE)))
COLOURS = {INK.name: INK_COLOURS, PAPER.name: PAPER_COLOURS}
TEXT = (
    "foreground",
    "strong",
    "muted",
    "accent",
    "name-person",
    "name-organisation",
    "name-place",
    "name-date",
    "link-verbatim",
    "link-contradiction",
)
BEHIND = ("background", "surface", "panel", "tie")
NAMED = [text for text in TEXT if text.startswith(("name-", "link-", "strong", "foreground"))]
"""What stands on the mentions of a chosen name."""
OURS = [pytest.param(theme, id=theme.name) for theme in (INK, PAPER)]
FOREIGN = [pytest.param(theme, id=name) for name, theme in sorted(BUILTIN_THEMES.items())]


def luminance(colour: str) -> float:
    """Return the relative luminance of a colour (WCAG 2.2, 2023)."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, 1 to 21 (WCAG 2.2, 2023)."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_measured_as_the_guideline_does() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("name", COLOURS)
def test_every_text_can_be_read_on_everything_it_may_stand_on(name: str) -> None:
    colours = COLOURS[name]
    pairs = [
        *product(TEXT, BEHIND),
        *product(NAMED, ("chosen",)),
        ("hit", "hit-background"),
        ("on-accent", "accent"),
    ]
    weak = {
        (text, behind): round(contrast(colours[text], colours[behind]), 2)
        for text, behind in pairs
        if contrast(colours[text], colours[behind]) < 4.5
    }
    assert weak == {}


@pytest.mark.parametrize("name", COLOURS)
def test_only_lines_and_dots_are_weaker_than_text(name: str) -> None:
    assert set(COLOURS[name]) - {
        *TEXT,
        *BEHIND,
        "chosen",
        "hit",
        "hit-background",
        "on-accent",
    } == {
        "rule",
        "faint",
    }


def test_both_themes_have_the_same_roles() -> None:
    assert INK_COLOURS.keys() == PAPER_COLOURS.keys()
    assert INK.variables.keys() == PAPER.variables.keys()
    assert (INK.dark, PAPER.dark) == (True, False)


@pytest.mark.parametrize("theme", OURS)
def test_our_themes_set_every_variable_of_the_style_sheet_themselves(theme: Theme) -> None:
    known = theme.to_color_system().generate() | theme.variables
    assert [name for name in USED if name not in known] == []


@pytest.mark.parametrize("theme", OURS)
def test_the_colours_on_screen_are_those_of_the_palette(theme: Theme) -> None:
    known = theme.to_color_system().generate() | theme.variables
    for role, value in COLOURS[theme.name].items():
        shown = Color.parse(known[{"muted": "text-muted"}.get(role, role)]).rgb
        # Textual's way through another colour space may cost a step of 256.
        apart = [abs(one - other) for one, other in zip(shown, Color.parse(value).rgb, strict=True)]
        assert max(apart) <= 1, role


@pytest.mark.parametrize("theme", FOREIGN)
def test_any_other_theme_gets_every_variable_of_the_style_sheet(theme: Theme) -> None:
    known = variable_defaults(theme) | theme.to_color_system().generate() | theme.variables
    assert [name for name in USED if name not in known] == []
    for name, value in variable_defaults(theme).items():
        assert Color.parse(value), name


@pytest.mark.parametrize("theme", FOREIGN)
def test_the_style_sheet_can_be_read_in_any_other_theme(theme: Theme) -> None:
    known = variable_defaults(theme) | theme.to_color_system().generate() | theme.variables
    stylesheet = Stylesheet(variables=known)
    stylesheet.add_source(STYLE)
    stylesheet.parse()
    assert stylesheet.rules


def test_whatever_our_themes_add_has_a_stand_in_elsewhere() -> None:
    textual_dark = BUILTIN_THEMES["textual-dark"]
    known = (
        variable_defaults(textual_dark).keys() | textual_dark.to_color_system().generate().keys()
    )
    assert INK.variables.keys() - known == set()
