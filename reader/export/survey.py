"""What a corpus is made of, as plain text and as a value for JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reader.survey.facts import names_found
from reader.text.phrases import count, month, period
from reader.text.safe import guard

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from index.article import ArticleId
    from index.survey import Share, Survey

UNKNOWN = "unknown"


def survey_text(survey: Survey, ids: Mapping[int, ArticleId]) -> str:
    """Return a survey in lines.

    Args:
        survey: What to tell, but for what was skipped, which is told by itself.
        ids: Of all articles that are to be named: those repaired, and those with the same text.
    """
    found = {what: _shares(survey.found[what]) for what in survey.found}
    parts = [
        _part("Read", _read(survey)),
        _part("Repaired", _named(survey.repairs, ids)),
        _part("Encodings", _encodings(survey, ids)),
        _part("Removed lines", _shares(survey.removed)),
        _part("Outlets", _outlets(survey)),
        *(_part(f"{what.capitalize()} found in", lines) for what, lines in found.items()),
        _part("Months", [f"{month(s.what)}: {_figures(s)}" for s in survey.months]),
        _part("Languages", _shares(survey.languages)),
        _part("Same text", [_ids(keys, ids) for keys in survey.same]),
    ]
    return "\n".join(line for part in parts for line in part) + "\n"


def named_keys(survey: Survey) -> list[int]:
    """Return the keys of the articles that `survey_text` names."""
    repaired = (key for share in survey.repairs for key in share.keys)
    odd = (key for share in survey.encodings if share.what != "utf-8" for key in share.keys)
    same = (key for keys in survey.same for key in keys)
    return list(dict.fromkeys((*repaired, *odd, *same)))


def survey_value(survey: Survey, ids: Mapping[int, ArticleId]) -> dict[str, Any]:
    """Return a survey as a value for JSON; unknown is "", and articles are named by their ids."""
    return {
        "index": survey.folder,
        "words": survey.words,
        "files": survey.files,
        "bytes": survey.size,
        "records": survey.records,
        "names_done": survey.names_done,
        "recogniser": survey.recogniser,
        "named": sorted(survey.named),
        "not_as_set": list(survey.not_as_set),
        "repaired": {
            share.what: {"times": share.total, "articles": _told(share.keys, ids)}
            for share in survey.repairs
        },
        "encodings": _sizes(survey.encodings),
        "removed_lines": {
            share.what: {"lines": share.total, "articles": len(share.keys)}
            for share in survey.removed
        },
        "outlets": {
            outlet.name: {
                "articles": len(outlet.keys),
                "dated": outlet.dated,
                "first": outlet.first,
                "last": outlet.last,
                "found_in": dict(outlet.found),
            }
            for outlet in survey.outlets
        },
        "found_in": {what: _sizes(shares) for what, shares in survey.found.items()},
        "months": _sizes(survey.months),
        "languages": _sizes(survey.languages),
        "same_text": [_told(keys, ids) for keys in survey.same],
    }


def _told(keys: Iterable[int], ids: Mapping[int, ArticleId]) -> list[ArticleId]:
    """Return the ids of those articles that are still there."""
    return [ids[key] for key in keys if key in ids]


def _sizes(shares: Iterable[Share]) -> dict[str, int]:
    return {share.what: len(share.keys) for share in shares}


def _part(head: str, lines: Sequence[str]) -> list[str]:
    return [head, *(f"  {line}" for line in lines or ("none",))]


def _read(survey: Survey) -> list[str]:
    return [
        f"{count(survey.articles, 'article')}, {count(survey.words, 'word')}",
        f"{count(survey.files, 'file')} with articles, {count(survey.size, 'byte')}",
        f"{count(survey.records, 'record')} in {count(survey.record_files, 'file')} of many",
        f"names {names_found(survey)}"
        + (f" by {guard(survey.recogniser)}" if survey.recogniser else ""),
        *map(guard, survey.not_as_set),
        f"index in {guard(survey.folder)}",
    ]


def _shares(shares: Iterable[Share]) -> list[str]:
    return [f"{guard(share.what) or UNKNOWN}: {_figures(share)}" for share in shares]


def _figures(share: Share) -> str:
    articles = count(len(share.keys), "article")
    return f"{share.total:,} in {articles}" if share.counts else articles


def _named(shares: Iterable[Share], ids: Mapping[int, ArticleId]) -> list[str]:
    return [f"{guard(share.what)}: {_figures(share)}: {_ids(share.keys, ids)}" for share in shares]


def _encodings(survey: Survey, ids: Mapping[int, ArticleId]) -> list[str]:
    plain = [share for share in survey.encodings if share.what == "utf-8"]
    return [*_shares(plain), *_named([s for s in survey.encodings if s not in plain], ids)]


def _ids(keys: Iterable[int], ids: Mapping[int, ArticleId]) -> str:
    return ", ".join(map(guard, _told(keys, ids)))


def _outlets(survey: Survey) -> list[str]:
    lines = []
    for outlet in survey.outlets:
        found = ", ".join(f"{guard(where) or UNKNOWN} {n:,}" for where, n in outlet.found)
        when = guard(period(outlet.first, outlet.last) or "")
        dated = f"{outlet.dated:,} dated" + (f", {when}" if when else "")
        name = guard(outlet.name) or UNKNOWN
        where = f"; {found}" if outlet.name else ""
        lines.append(f"{name}: {count(len(outlet.keys), 'article')}, {dated}{where}")
    return lines
