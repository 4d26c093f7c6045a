"""The corpus at a glance: its sections with a figure each, and the facts of the first one. Pure."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.tongues import NAMED
from reader.survey.ledger import BLANK, TEXT_CELLS, Column, Page, Row
from reader.text.phrases import count, day
from reader.text.safe import guard

if TYPE_CHECKING:
    from index.survey import Survey

NONE = "·"
SECTIONS = {
    "glance": "At a glance",
    "skipped": "Skipped",
    "repaired": "Repaired",
    "removed": "Removed",
    "outlets": "Outlets",
    "dates": "Dates",
    "same": "Same text",
    "columns": "Columns",
    "languages": "Languages",
}
"""The first part of the path of each section's page, and what it is called."""
_FIGURE = Column(18)
_LABEL = 12
_UNITS = ("bytes", "KB", "MB", "GB", "TB")
_KILO = 1000


@dataclass(frozen=True, slots=True)
class Standing:
    """How the work beside the screen stands."""

    busy: bool = False
    stopped: bool = False
    """Whether it ended before its end."""
    fault: str = ""
    """What ended it, and what can be done."""
    stories: int | None = None
    """How many stories there are; None where that isn't known."""


def sections(survey: Survey | None) -> Page:
    """Return the list of sections."""
    figures = _figures(survey) if survey else {}
    rows = tuple(
        Row(label, (figures.get(section, "…"),), leads=(section,))
        for section, label in SECTIONS.items()
    )
    return Page((), rows, (_FIGURE,), label_cells=_LABEL)


def _figures(survey: Survey) -> dict[str, str]:
    known = survey.articles - survey.unknown("date")
    named = sum(1 for outlet in survey.outlets if outlet.name)
    spoken = sum(1 for share in survey.languages if share.what)
    return {
        "glance": count(survey.articles, "article"),
        "skipped": _skipped(survey, _FIGURE.cells) or NONE,
        "repaired": count(survey.repaired, "article") if survey.repairs else NONE,
        "removed": count(survey.removed_lines, "line") if survey.removed else NONE,
        "outlets": f"{named:,}" if named else NONE,
        "dates": of(known, survey.articles) if known else NONE,
        "same": of(survey.same_count, survey.articles) if survey.same else NONE,
        "languages": f"{spoken:,}" if spoken else NONE,
        "columns": _columns(survey),
    }


def _columns(survey: Survey) -> str:
    """Return of how many files columns were taken, and whether any were guessed."""
    files = sum(each.files for each in survey.columns)
    guessed = any(each.guessed for each in survey.columns)
    return (count(files, "file") + (", guessed" if guessed else "")) if files else NONE


def glance(survey: Survey, standing: Standing, today: dt.date) -> Page:
    """Return what was read, what is known of it, and where that is kept."""
    files = f"{survey.files:,} with articles, {size(survey.size)}"
    rows = [
        *titled(SECTIONS["glance"]),
        *_trouble(survey, standing),
        _head("Read"),
        fact("Corpus", guard(survey.corpus)),
        fact("Articles", f"{survey.articles:,}, {count(survey.words, 'word')}"),
        fact("Files", files if survey.files else NONE),
    ]
    if survey.records:
        held = count(survey.record_files, "file")
        rows.append(fact("Records", f"{survey.records:,} of the articles, in {held}"))
    if survey.same:
        same = f"{of(survey.same_count, survey.articles)} articles repeat the text of another"
        rows.append(fact(SECTIONS["same"], same, "same"))
    if survey.skipped:
        rows.append(fact("Skipped", _skipped(survey, TEXT_CELLS), "skipped"))
    rows += [
        fact("Looked through", _moment(survey.looked, today)),
        BLANK,
        _head("Known"),
        *(_known(survey, what) for what in ("title", "outlet", "date")),
        fact("Names", names_found(survey)),
        *([fact("Stories", f"{standing.stories:,}")] if standing.stories else []),
        fact("Recogniser", guard(survey.recogniser or "none has found names yet")),
        *(fact("Not as set", guard(words)) for words in survey.not_as_set),
        BLANK,
        _head("Kept"),
        fact("Index", guard(survey.folder)),
    ]
    return Page(("glance",), tuple(rows))


def _skipped(survey: Survey, cells: int) -> str:
    """Return how much was skipped, and how much of that only tells about the corpus."""
    skipped = f"{survey.skipped_count:,}" if survey.skipped_count else ""
    if not survey.about_count:
        return skipped
    about = f"{survey.about_count:,} about the corpus"
    forms = (f"{skipped}, and {about}", f"{skipped} + {survey.about_count:,} about it")
    return next((form for form in forms if len(form) <= cells), skipped) if skipped else about


def _trouble(survey: Survey, standing: Standing) -> list[Row]:
    if standing.fault:
        return [Row(guard(standing.fault), role="text"), BLANK]
    unnamed = not standing.busy and survey.names_done < survey.articles
    if standing.stopped or unnamed:
        words = "Not all of the work is done: r goes on with it."
        return [Row(words, role="text"), BLANK]
    return []


def titled(title: str, figure: str = "") -> list[Row]:
    """Return the head of a page: what it is about, and a figure flush right."""
    return [Row(title, (figure,) if figure else (), role="title"), BLANK]


def _head(words: str) -> Row:
    return Row(words, role="head")


def fact(label: str, words: str, *leads: str) -> Row:
    """Return a fact, and where it leads."""
    return Row(label, (words,), "fact", leads or None)


def _known(survey: Survey, what: str) -> Row:
    unknown = survey.unknown(what)
    words = of(survey.articles - unknown, survey.articles)
    if unknown:
        return fact(what.capitalize(), f"{words}, unknown of {unknown:,}", "found", what, "")
    return fact(what.capitalize(), words)


def names_found(survey: Survey) -> str:
    """Return in how many articles names were found, of those in whose language they can be."""
    whole = survey.articles - survey.nameless
    words = f"found in {of(max(survey.names_done - survey.nameless, 0), whole)} articles"
    if not survey.nameless:
        return words
    rest = "not in English" if survey.named == NAMED else "in languages without a model"
    return f"{words}, {survey.nameless:,} {rest}"


def of(some: int, whole: int) -> str:
    """Return "11 of 12"."""
    return f"{some:,} of {whole:,}"


def size(number: float) -> str:
    """Return so many bytes in three or four signs: "48 KB"."""
    unit = 0
    while number >= _KILO and unit < len(_UNITS) - 1:
        number, unit = number / _KILO, unit + 1
    return (
        f"{number:.1f} {_UNITS[unit]}" if unit and number < 10 else f"{number:.0f} {_UNITS[unit]}"
    )


def _moment(seconds: float | None, today: dt.date) -> str:
    if seconds is None:
        return "not yet to the end"
    when = dt.datetime.fromtimestamp(seconds)  # noqa: DTZ006  the reader's own clock
    on = "today" if when.date() == today else day(when.date().isoformat())
    return f"{on}, {when:%H:%M}"


def looked_words(seconds: float | None, today: dt.date) -> str:
    """Return when the corpus was looked through, as a clause."""
    return f"looked through {_moment(seconds, today)}"
