"""What an application of ours looks like: its themes, and the styles of the roles of words.

A role ("title", "person", "hit") looks the same wherever its words stand, so its style is said
once, in the stylesheet, and worked out once, for the application. Component classes of each widget
would be the same styles many times over, and matching them all takes longer than drawing.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, cast

from rich.style import Style
from textual.app import App
from textual.binding import Binding, BindingType

from reader.themes import INK, PAPER, variable_defaults

if TYPE_CHECKING:
    from textual.css.styles import RenderStyles
    from textual.widget import Widget

ROLES = (
    *("title", "strong", "head", "meta", "note", "faint", "outlet", "key", "accent", "error"),
    *("person", "organisation", "place", "date", "figure", "chosen"),
    *("removed", "tag", "rule", "progress", "graph", "shared", "current-shared"),
    *("verbatim", "quote", "reworded", "contradiction", "linked", "only"),
    *("sign-verbatim", "sign-quote", "sign-reworded", "sign-contradiction"),
    *("kind-person", "kind-organisation", "kind-place"),
    *("bright", "share-1", "share-2", "share-3", "share-4"),
    *("hit", "current-hit", "current-mention", "selected", "row", "tie"),
)
"""Each is `.role--NAME` in the stylesheet."""
PLAIN = Style.null()
"""Of words that have no role."""


class InkedApp(App[None]):
    """Draws in ink or on paper, or in another theme that is set."""

    CSS_PATH = Path(__file__).with_name("reader.tcss")
    COMPONENT_CLASSES: ClassVar[set[str]] = {f"role--{role}" for role in ROLES}
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012 (Textual declares them without ClassVar)
        (0, "-narrow"),
        (100, "-medium"),
        (140, "-wide"),
    ]
    VERTICAL_BREAKPOINTS = [  # noqa: RUF012 (as above)
        (0, "-low"),
        (30, "-high"),
    ]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("t", "next_theme", "theme", show=False, id="app.theme"),
    ]

    def __init__(self, theme: str = INK.name) -> None:
        super().__init__()
        self._inks: dict[str, tuple[RenderStyles, Style]] = {}
        self._wanted_theme = theme
        self.animation_level = "none"
        self.register_theme(INK)
        self.register_theme(PAPER)
        self.theme = theme

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Return what our variables mean in a theme that isn't ours."""
        return variable_defaults(self.current_theme)

    def action_next_theme(self) -> None:
        """Change between ink, paper, and the theme that is set, if that is another."""
        themes = list(dict.fromkeys((INK.name, PAPER.name, self._wanted_theme)))
        self.theme = themes[(themes.index(self.theme) + 1) % len(themes)]

    def ink(self, role: str) -> Style:
        """Return the style of a role by itself, without what lies behind it.

        Raises:
            KeyError: there is no such role.
        """
        styles = self._component_styles[f"role--{role}"]
        known = self._inks.get(role)
        if known is None or known[0] is not styles:  # the stylesheet makes new ones when it changes
            known = self._inks[role] = (styles, styles.partial_rich_style)
        return known[1]


def inks(widget: Widget, *roles: str) -> Style:
    """Return the style of words with several roles, the weakest first, in a widget of ours."""
    app = cast("InkedApp", widget.app)
    if not roles:
        return PLAIN
    style = app.ink(roles[0])
    for role in roles[1:]:
        style += app.ink(role)
    return style
