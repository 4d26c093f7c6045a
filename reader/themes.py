"""Two themes of our own, ink and paper, and what their variables stand for in any other theme."""

from __future__ import annotations

from textual.color import Color
from textual.theme import Theme

from reader.palette import INK_COLOURS, PAPER_COLOURS

SHARE_TINTS = (0.10, 0.18, 0.27, 0.36)
"""How much of the colour of what is told in other words lies behind a share, by how much it is."""

_SHARED = {
    "foreground-muted": "$text-muted",
    "block-cursor-foreground": "$strong",
    "block-cursor-background": "$panel",
    "block-cursor-text-style": "bold",
    "block-cursor-blurred-foreground": "$strong",
    "block-cursor-blurred-background": "$panel",
    "footer-foreground": "$text-muted",
    "footer-background": "$background",
    "footer-key-foreground": "$accent",
    "footer-key-background": "$background",
    "input-cursor-foreground": "$on-accent",
    "input-cursor-background": "$accent",
    "scrollbar": "$rule",
    "scrollbar-background": "$background",
    "border-blurred": "$rule",
    "border": "$accent",
}

_OURS = (
    "tie",
    "chosen",
    "strong",
    "rule",
    "on-accent",
    "hit",
    "hit-background",
    "name-person",
    "name-organisation",
    "name-place",
    "name-date",
    "link-verbatim",
    "link-contradiction",
)


def _theme(name: str, colours: dict[str, str], *, dark: bool) -> Theme:
    return Theme(
        name=name,
        dark=dark,
        primary=colours["accent"],
        accent=colours["accent"],
        warning=colours["accent"],
        secondary=colours["name-person"],
        success=colours["name-place"],
        error=colours["link-contradiction"],
        background=colours["background"],
        surface=colours["surface"],
        panel=colours["panel"],
        boost=colours["panel"],
        foreground=colours["foreground"],
        variables=_resolved(
            {
                **{role: colours[role] for role in _OURS},
                "text-muted": colours["muted"],
                "foreground-disabled": colours["faint"],
                "faint": colours["faint"],
                "link-quote": colours["name-organisation"],
                "link-reworded": colours["name-person"],
                **_tints(colours["background"], colours["name-person"]),
                **_SHARED,
            },
            colours,
        ),
    )


def _tints(background: str, colour: str) -> dict[str, str]:
    """Return what lies behind shares, from the least to the most, each mixed once for all."""
    ground, over = Color.parse(background), Color.parse(colour)
    mixed = (ground.blend(over, part).hex for part in SHARE_TINTS)
    return {f"share-{number}": tint for number, tint in enumerate(mixed, 1)}


def _resolved(variables: dict[str, str], colours: dict[str, str]) -> dict[str, str]:
    """Return the variables with `$role` replaced: a theme's variables can't refer to each other."""
    known = {f"${role}": value for role, value in colours.items()} | {
        "$text-muted": colours["muted"],
    }
    return {name: known.get(value, value) for name, value in variables.items()}


INK = _theme("reader-ink", INK_COLOURS, dark=True)
PAPER = _theme("reader-paper", PAPER_COLOURS, dark=False)

_STAND_INS = {
    "tie": "surface-lighten-1",
    "chosen": "panel-lighten-1",
    "strong": "foreground",
    "rule": "panel-lighten-2",
    "faint": "panel-lighten-3",
    "on-accent": "background",
    "hit": "background",
    "hit-background": "warning",
    "name-person": "primary-lighten-1",
    "name-organisation": "secondary-lighten-1",
    "name-place": "success",
    "name-date": "warning",
    "link-verbatim": "success",
    "link-quote": "secondary-lighten-1",
    "link-reworded": "primary-lighten-1",
    "link-contradiction": "error",
}
"""For each variable of ours, the one of Textual's that serves in a theme that doesn't set it."""


def variable_defaults(theme: Theme) -> dict[str, str]:
    """Return a value for each variable of ours, in the colours of `theme`."""
    known = theme.to_color_system().generate()
    ours = {name: known.get(theirs, known["foreground"]) for name, theirs in _STAND_INS.items()}
    return {**ours, **_tints(known["background"], ours["link-reworded"])}
