"""Which entries of a page are shown: all, those of both texts, or those of one. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from reader.comparing.strip import SEPARATOR
from reader.text.marks import Piece

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.comparing.pages import Item, Page

Choice = Literal["all", "in both", "in one only"]
CHOICES: tuple[Choice, ...] = ("all", "in both", "in one only")
_NONE: dict[Choice, str] = {
    "all": "",
    "in both": "None of them is in both texts.",
    "in one only": "All of them are in both texts.",
}
"""What is said where none is shown, of a page that has some."""


def next_choice(choice: Choice) -> Choice:
    """Return the choice after one, the first one after the last."""
    return CHOICES[(CHOICES.index(choice) + 1) % len(CHOICES)]


def chosen(page: Page, choice: Choice) -> Page:
    """Return a page with the entries chosen; its line tells of all, and what is chosen.

    Args:
        page: The page.
        choice: Which of its entries.
    """
    if choice == "all" or page.nothing:
        return page

    def items(width: int) -> Sequence[Item]:
        return [item for item in page.items(width) if item.in_both == (choice == "in both")]

    told = (Piece(f"shown: {choice}", ("strong",)), SEPARATOR)  # first: nothing covers it there
    return page._replace(
        items=items, totals=(*told, *page.totals), nothing=_NONE[choice], chosen=True
    )
