"""The colours of our two themes by what they stand for, for the screen and for a page of HTML."""

from __future__ import annotations

INK_COLOURS = {
    "background": "#16181D",
    "surface": "#1D2027",
    "panel": "#2A2F3A",
    "tie": "#232C3A",
    "chosen": "#353C4A",
    "foreground": "#D2D6DD",
    "strong": "#F5F6F8",
    "muted": "#9AA2AF",
    "rule": "#3B424E",
    "faint": "#5C6471",
    "accent": "#E6B450",
    "on-accent": "#16181D",
    "hit": "#FFE6A8",
    "hit-background": "#54410F",
    "name-person": "#8DB9EC",
    "name-organisation": "#CBA6E6",
    "name-place": "#8CCBA2",
    "name-date": "#DDA898",
    "link-verbatim": "#79CBBB",
    "link-contradiction": "#F58B82",
}
"""Every colour of the dark theme by its role."""

PAPER_COLOURS = {
    "background": "#FBF9F4",
    "surface": "#F4F0E6",
    "panel": "#E9E2D2",
    "tie": "#E4ECF5",
    "chosen": "#DDD4C1",
    "foreground": "#2C2E34",
    "strong": "#0E0F12",
    "muted": "#605C54",
    "rule": "#D2C9B6",
    "faint": "#A69D8B",
    "accent": "#855300",
    "on-accent": "#FFFFFF",
    "hit": "#2A1F00",
    "hit-background": "#FFE08A",
    "name-person": "#1B579B",
    "name-organisation": "#74389A",
    "name-place": "#19623B",
    "name-date": "#8F3F33",
    "link-verbatim": "#0B635A",
    "link-contradiction": "#AE211A",
}
"""Every colour of the light theme by its role."""
