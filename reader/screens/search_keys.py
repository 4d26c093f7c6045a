"""The keys of the search; those wanted most stand first, for the last row drops the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.binding import Binding

if TYPE_CHECKING:
    from textual.binding import BindingType

SEARCH_KEYS: list[BindingType] = [
    Binding(
        "c",
        "compare",
        "compare",
        id="search.compare",
        tooltip="compare with another outlet's article",
    ),
    Binding("f", "filters", "filters", id="search.filters", tooltip="go to the filters"),
    Binding("s", "sort", "sort", id="search.sort", tooltip="sort by relevance, newest, oldest"),
    Binding(
        "S",
        "by_story",
        "by story",
        id="search.by-story",
        tooltip="list of each story only the best article, or all again",
    ),
    Binding(
        "w",
        "lines",
        "every hit",
        id="search.lines",
        tooltip="every hit in its line, with the words beside",
    ),
    Binding(
        "n",
        "hit(1)",
        "next hit",
        id="search.next-hit",
        tooltip="next and previous hit in the article beside",
    ),
    Binding("N", "hit(-1)", "previous hit", show=False, id="search.previous-hit"),
    Binding(
        "y",
        "copy",
        "copy",
        id="search.copy",
        tooltip="copy the reference of the article; in its text, the passage with it",
    ),
    Binding("slash", "query", "search", id="search.query", tooltip="go to the query"),
    Binding(
        "f2",
        "how_to_ask",
        "how to ask",
        id="search.how-to-ask",
        tooltip="what can be asked, by examples: enter puts one in the query",
    ),
    Binding(
        "ctrl+s",
        "searches",
        "searches",
        id="search.searches",
        tooltip="searches that were saved, and those asked before; save this one",
    ),
    Binding("tab", "next_pane(1)", "next pane", id="search.next-pane"),
    Binding("escape", "back", "back", show=False, id="search.back"),
    Binding("shift+tab", "next_pane(-1)", "previous pane", show=False, id="search.previous-pane"),
    Binding(
        "ctrl+t",
        "take('meant')",
        "did you mean",
        id="search.meant",
        tooltip="take the spelling that is offered beside hits",
        priority=True,
    ),
    Binding("enter", "take('spelling')", "take the spelling", id="search.spelling", priority=True),
    Binding("ctrl+l", "take('wider')", "lift a filter", id="search.wider", priority=True),
    Binding("ctrl+w", "take('fewer')", "drop a word", id="search.fewer", priority=True),
    Binding("ctrl+l", "drop_filters", "drop filters", id="search.drop-filters"),
]
