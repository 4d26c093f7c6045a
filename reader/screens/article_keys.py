"""The keys of an article; those wanted most stand first, for the last row drops the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.binding import Binding

if TYPE_CHECKING:
    from textual.binding import BindingType

ARTICLE_KEYS: list[BindingType] = [
    Binding(
        "n",
        "hit(1)",
        "hit",
        id="article.next-hit",
        tooltip="next and previous hit",
    ),
    Binding("N", "hit(-1)", "previous hit", show=False, id="article.previous-hit"),
    Binding(
        "right_square_bracket",
        "mention(1)",
        "mention",
        id="article.next-mention",
        tooltip="next and previous mention, of the name chosen or of all lit",
    ),
    Binding(
        "left_square_bracket",
        "mention(-1)",
        "previous mention",
        show=False,
        id="article.previous-mention",
    ),
    Binding(
        "enter",
        "next_of_name",
        "next mention",
        id="article.next-of-name",
        tooltip="next mention of the name chosen in the list or by a click",
    ),
    Binding(
        "y",
        "copy",
        "copy",
        id="article.copy",
        tooltip="copy the passage with its reference; again, with the next paragraph",
    ),
    Binding(
        "c",
        "compare",
        "compare",
        id="article.compare",
        tooltip="compare with another outlet's article",
    ),
    Binding(
        "w",
        "shared",
        "word for word",
        id="article.shared",
        tooltip="mark what other articles have of it word for word, or don't",
    ),
    Binding(
        "full_stop",
        "stretch(1)",
        "stretch",
        id="article.next-shared",
        tooltip="next and previous stretch that other articles have",
    ),
    Binding("comma", "stretch(-1)", "previous stretch", show=False, id="article.previous-shared"),
    Binding(
        "enter",
        "beside_shared",
        "put beside",
        id="article.shared-beside",
        tooltip="compare with the article that has the stretch at hand, at this place",
    ),
    Binding(
        "equals_sign",
        "same",
        "same text",
        id="article.same",
        tooltip="go to the next article with the very same text; what is known lists them",
    ),
    Binding(
        "b",
        "removed",
        "removed",
        id="article.removed",
        tooltip="show what was removed: with long runs of it folded, then all of it, then none",
    ),
    Binding(
        "i",
        "found",
        "about",
        id="article.found",
        tooltip="where title, outlet and date were found, and all else that is known",
    ),
    Binding(
        "o",
        "source",
        "file",
        id="article.source",
        tooltip="read the file that the article came from",
    ),
    Binding(
        "tab",
        "pane('names')",
        "names",
        id="article.next-pane",
        tooltip="go to the names of this article, and back",
    ),
    Binding("tab", "pane('text')", "text", id="article.text", tooltip="go back to the text"),
    Binding(
        "shift+tab",
        "pane('other')",
        show=False,
        id="article.previous-pane",
        tooltip="go to the names of this article, and back",
    ),
    Binding(
        "a",
        "about_name",
        "all about it",
        id="article.about",
        tooltip="go to Names, and all that is known of the chosen name",
    ),
    Binding(
        "escape",
        "let_go",
        "let go",
        id="article.let-go",
        tooltip="let go of the name chosen: step through all that is lit again",
    ),
    Binding("escape", "back", "back", id="article.back"),
    Binding(
        "1",
        "kind('person')",
        "kinds",
        id="article.people",
        tooltip="people, organisations, places, dates and figures on and off",
    ),
    Binding(
        "2",
        "kind('organisation')",
        "organisations",
        show=False,
        id="article.organisations",
        tooltip="organisations on and off",
    ),
    Binding(
        "3",
        "kind('place')",
        "places",
        show=False,
        id="article.places",
        tooltip="places on and off",
    ),
    Binding(
        "4",
        "kind('date')",
        "dates",
        show=False,
        id="article.dates",
        tooltip="dates on and off",
    ),
    Binding(
        "5",
        "kind('figure')",
        "figures",
        show=False,
        id="article.figures",
        tooltip="figures on and off",
    ),
    Binding(
        "p",
        "passage(1)",
        "passage",
        id="article.next-passage",
        tooltip="mark the next and the previous paragraph, to copy it or find it in the file",
    ),
    Binding("P", "passage(-1)", "previous passage", show=False, id="article.previous-passage"),
    Binding("slash", "search", "search", show=False, id="article.search"),
]
