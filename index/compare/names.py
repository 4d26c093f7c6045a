"""Which people, organisations and places two articles name, and how each names them first."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from index.article import Span
from index.compare.prepared import KEPT
from index.comparison import NameBeside, NamesCompared, NameThere
from index.dossiers.descriptions import descriptions
from index.dossiers.titles import title_before

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from index.article import Mention, NameKind
    from index.compare.prepared import Prepared

_NEAR = 400
"""Characters on either side of a mention that are looked at for what describes it: more than the
rules reach, and as little in a text of one endless paragraph."""


class _Key(NamedTuple):
    kind: NameKind
    name: str


def compare_names(
    names_a: Sequence[Mention], names_b: Sequence[Mention], a: Prepared, b: Prepared
) -> NamesCompared:
    """Return the names that both articles have and those that one has, by first mention.

    A name is the same where its kind is; names of both are in the order of A.

    Args:
        names_a: The names in A, in any order.
        names_b: The names in B.
        a: The article that the first ones stand in.
        b: The other one.
    """
    there_a, there_b = names_in(a, tuple(names_a)), names_in(b, tuple(names_b))
    there_a, there_b = (
        _with_unmarked(a, names_a, there_b, there_a),
        _with_unmarked(b, names_b, there_a, there_b),
    )
    of_a, of_b = list(there_a), list(there_b)
    both = [key for key in of_a if key in there_b]
    only_a = [key for key in of_a if key not in there_b]
    only_b = [key for key in of_b if key not in there_a]
    kinds_a, kinds_b = _kinds(of_a), _kinds(of_b)
    return NamesCompared(
        both=_texts(both),
        only_a=_texts(only_a),
        only_b=_texts(only_b),
        beside=(
            *(NameBeside(key.name, key.kind, there_a[key], there_b[key]) for key in both),
            *(
                NameBeside(key.name, key.kind, there_a[key], None, kinds_b.get(key.name))
                for key in only_a
            ),
            *(
                NameBeside(key.name, key.kind, None, there_b[key], kinds_a.get(key.name))
                for key in only_b
            ),
        ),
    )


@lru_cache(maxsize=KEPT)
def names_in(article: Prepared, mentions: tuple[Mention, ...]) -> Mapping[_Key, NameThere]:
    """Return how an article has each name, by first mention; kept for the articles asked for last.

    Args:
        article: The article.
        mentions: Its names, in any order.
    """
    return {key: _there(article, those) for key, those in _by_name(mentions).items()}


def _with_unmarked(
    article: Prepared,
    mentions: Sequence[Mention],
    others: Mapping[_Key, NameThere],
    own: Mapping[_Key, NameThere],
) -> Mapping[_Key, NameThere]:
    """Return an article's names with those of another that stand in it too, not taken for names.

    Only names of two words or more: one alone may be anything. What lies within a name that was
    found is of that one: the Bank of Lenia isn't the Central Bank of Lenia.
    """
    known = {key.name for key in own}
    forms = {
        form: key
        for key, there in others.items()
        if key.name not in known
        for form in there.forms
        if len(form.split()) > 1 and form in article.text
    }
    if not forms:
        return own
    longest = "|".join(map(re.escape, sorted(forms, key=lambda form: (-len(form), form))))
    taken = {place for one in mentions for place in range(one.start, one.end)}
    found: dict[_Key, list[Span]] = {}
    for one in re.finditer(rf"(?<!\w)(?:{longest})(?!\w)", article.text):
        if taken.isdisjoint(range(*one.span())):
            found.setdefault(forms[one[0]], []).append(Span(*one.span()))
    more = {key: _unmarked(article, spans) for key, spans in found.items()}
    return dict(sorted({**own, **more}.items(), key=lambda item: item[1].first.start))


def _unmarked(article: Prepared, spans: Sequence[Span]) -> NameThere:
    forms = dict.fromkeys(article.text[slice(*span)] for span in spans)
    return NameThere(len(spans), spans[0], tuple(forms))


def _by_name(mentions: Iterable[Mention]) -> dict[_Key, list[Mention]]:
    found: dict[_Key, list[Mention]] = {}
    for mention in sorted(mentions, key=lambda mention: (mention.start, mention.end)):
        found.setdefault(_Key(mention.kind, mention.name), []).append(mention)
    return found


def _kinds(names: Iterable[_Key]) -> dict[str, NameKind]:
    kinds: dict[str, NameKind] = {}
    for key in names:
        kinds.setdefault(key.name, key.kind)
    return kinds


def _there(article: Prepared, mentions: Sequence[Mention]) -> NameThere:
    forms = tuple(dict.fromkeys(mention.text for mention in mentions))
    return NameThere(len(mentions), _with_description(article, mentions[0]), forms)


def _with_description(article: Prepared, mention: Mention) -> Span:
    """Return where a mention stands, with the title and the description beside it.

    The rules are for English; in other languages it is the name alone.
    """
    name = Span(mention.start, mention.end)
    low = max(0, name.start - _NEAR)
    near = article.text[low : name.end + _NEAR]
    if article.language != "en" or name.end > len(article.text):
        return name
    start, end = name.start - low, name.end - low
    title = title_before(near, start, mention.kind)
    beside = [*([title] if title else []), *descriptions(near, start, end, mention.kind)]
    return Span(
        low + min([start, *(span.start for span in beside)]),
        low + max([end, *(span.end for span in beside)]),
    )


def _texts(names: Iterable[_Key]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(key.name for key in names))
