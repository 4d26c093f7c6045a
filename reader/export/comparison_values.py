"""Two articles side by side as JSON, as plain lists and dictionaries. Pure.

As in `reader.export.values`: keys may be added to, never renamed. `docs/comparing.md` tells each.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from index.comparison import LINK_KINDS
from reader.export.elsewhere import elsewhere_value
from reader.export.names import decision_value
from reader.export.record import command_again, kinds_of, shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from index.article import Article, Span
    from index.comparison import (
        Comparison,
        Figure,
        Link,
        NameBeside,
        NamesCompared,
        NameThere,
        Quote,
        QuotePair,
        Reason,
    )
    from index.decisions.decision import Decision
    from reader.export.record import Record

Value = dict[str, Any]


def comparison_value(record: Record) -> Value:
    """Return two articles side by side, with all that is needed to get the same again."""
    told = record.comparison
    return {
        "a": _side(told.a),
        "b": _side(told.b),
        "links": [_link(link) for link in told.links],
        "only_a": _pairs(told.only_a),
        "only_b": _pairs(told.only_b),
        "quotes": [_quotes(pair) for pair in told.quotes],
        "figures": [_figure(figure) for figure in told.figures],
        "names": _names(told.names),
        "in_part": told.in_part,
        "names_complete": record.names_complete,
        "sentences_a": _pairs(told.sentences_a),
        "sentences_b": _pairs(told.sentences_b),
        "elsewhere": {
            side: elsewhere_value(found) for side, found in zip("ab", record.elsewhere, strict=True)
        },
        "totals": _totals(told),
        "made": _made(record),
    }


def text_sha256(article: Article) -> str:
    """Return the SHA-256 of the text that was compared, in hexadecimal."""
    return hashlib.sha256(article.text.encode("utf-8", "surrogatepass")).hexdigest()


def _side(article: Article) -> Value:
    return {
        "id": article.id,
        "title": article.title,
        "outlet": article.outlet,
        "date": article.date,
        "language": article.language,
        "authors": list(article.authors),
        "url": article.url,
        "words": article.words,
        "found_in": article.found_in,
        "sure": article.sure,
        "path": article.source.path,
        "sha256": article.source.sha256,
        "text_sha256": text_sha256(article),
        "text": article.text,
    }


def _link(link: Link) -> Value:
    return {
        "a": list(link.a),
        "b": list(link.b),
        "kind": link.kind,
        "tier": link.tier,
        "score": round(link.score, 4),
        "shared": list(link.shared),
        "marks_a": _pairs(link.marks_a),
        "marks_b": _pairs(link.marks_b),
        "why": _reasons(link.why),
    }


def _reasons(why: Iterable[Reason]) -> list[Value]:
    return [{"words": reason.words, "a": _pairs(reason.a), "b": _pairs(reason.b)} for reason in why]


def _quotes(pair: QuotePair) -> Value:
    return {
        "a": _quote(pair.a),
        "b": _quote(pair.b),
        "score": None if pair.score is None else round(pair.score, 4),
        "relation": pair.relation,
        "edits": [{"op": edit.op, "a": list(edit.a), "b": list(edit.b)} for edit in pair.edits],
        "reported": _maybe(pair.reported),
        "why": _reasons(pair.why),
    }


def _quote(quote: Quote | None) -> Value | None:
    if quote is None:
        return None
    return {
        "start": quote.start,
        "end": quote.end,
        "speaker": quote.speaker,
        "sure": quote.sure,
        "by": quote.by,
        "named": _maybe(quote.named),
        "verb": _maybe(quote.verb),
        "closed": quote.closed,
    }


def _figure(figure: Figure) -> Value:
    return {
        "kind": figure.kind,
        "about": figure.about,
        "a": list(figure.a),
        "b": list(figure.b),
        "verdict": figure.verdict,
        "spans_a": _pairs(figure.spans_a),
        "spans_b": _pairs(figure.spans_b),
        "why": figure.why,
    }


def _names(names: NamesCompared) -> Value:
    return {
        "both": list(names.both),
        "only_a": list(names.only_a),
        "only_b": list(names.only_b),
        "beside": [_beside(name) for name in names.beside],
    }


def _beside(name: NameBeside) -> Value:
    return {
        "name": name.name,
        "kind": name.kind,
        "a": _there(name.a),
        "b": _there(name.b),
        "otherwise": name.otherwise,
    }


def _there(name: NameThere | None) -> Value | None:
    if name is None:
        return None
    return {"times": name.times, "first": list(name.first), "forms": list(name.forms)}


def _totals(told: Comparison) -> Value:
    kinds = kinds_of(shown(told))
    return {
        "links": {kind: kinds[kind] for kind in LINK_KINDS},
        "possible": len(told.links) - sum(kinds.values()),
        "sentences_a": len(told.sentences_a),
        "sentences_b": len(told.sentences_b),
        "only_a": len(told.only_a),
        "only_b": len(told.only_b),
    }


def _made(record: Record) -> Value:
    """Return what the comparison rests on: all that somebody needs to get the same again."""
    basis = record.basis
    return {
        "again": command_again(record, "--json"),
        "version": basis.version,
        "layout": basis.layout,
        "recogniser_a": basis.recognisers[0],
        "recogniser_b": basis.recognisers[1],
        "recogniser_set": list(basis.asked),
        "tiers": dict(basis.tiers),
        "articles": basis.articles,
        "corpus_sha256": basis.corpus,
        "weighed": [
            {"id": one.id, "text_sha256": one.text_hash} for one in record.comparison.weighed
        ],
        "decisions": basis.decisions,
        "decided": [_decided(decision) for decision in basis.decided],
    }


def _decided(decision: Decision) -> Value:
    """Return what was decided, without when: whoever decides the same gets the same."""
    return {key: value for key, value in decision_value(decision).items() if key != "at"}


def _maybe(span: Span | None) -> list[int] | None:
    return None if span is None else list(span)


def _pairs(spans: Sequence[Span]) -> list[list[int]]:
    return [list(span) for span in spans]
