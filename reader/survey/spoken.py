"""The languages of the corpus, and what is only done for some of them. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.tongues import NAMED, UNKNOWN, base, is_named
from reader.survey.articles import listing
from reader.survey.facts import SECTIONS, fact, titled
from reader.survey.ledger import BLANK, Column, Page, Path, Row
from reader.text.safe import guard
from reader.text.tongues import language_list, language_name

if TYPE_CHECKING:
    from collections.abc import Collection

    from index.survey import Survey


def languages(survey: Survey, path: Path) -> Page:
    """Return the page of all languages."""
    rows = titled(SECTIONS["languages"])
    if not any(share.what for share in survey.languages):
        rows.append(Row("No article says which language it is in.", role="text"))
        return Page(path, tuple(rows))
    rows.append(Row("Language", ("articles",), "columns"))
    rows += [
        Row(_named(share.what), (f"{len(share.keys):,}",), leads=("language", share.what))
        for share in survey.languages
    ]
    if any(share.what and not is_named(share.what) for share in survey.languages):
        rows += [BLANK, *(Row(words, role="text") for words in _only_in_some(survey.named))]
    return Page(path, tuple(rows), (Column(9),))


def language(survey: Survey, path: Path) -> Page | None:
    """Return the page of one language: how to ask for it, and its articles."""
    share = next((share for share in survey.languages if share.what == path[1]), None)
    if share is None:
        return None
    asked = [fact("To search", f"language:{guard(base(path[1]) or UNKNOWN)}"), BLANK]
    return listing(path, (SECTIONS["languages"], _named(path[1])), share.keys, facts=asked)


def _only_in_some(named: Collection[str]) -> tuple[str, ...]:
    """Return what is only looked for in some languages."""
    if named == NAMED:
        return ("Names, speakers and contradictions are looked for in English alone.",)
    return (
        f"Names are looked for in {language_list(named)}.",
        "Speakers and contradictions are looked for in English alone.",
    )


def _named(tag: str) -> str:
    """Return "German" of "de", "English, en-gb" of a tag that says more."""
    if not tag:
        return UNKNOWN
    name = language_name(tag)
    return name if tag == base(tag) or name == guard(tag) else f"{name}, {guard(tag)}"
