"""What the command line tells of names as JSON, as plain lists and dictionaries.

As in `reader.export.values`: keys may be added to, never renamed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.decisions.decision import Conflict, Decided, Decision
    from index.dossier import (
        Called,
        Concordance,
        Contrast,
        Dossier,
        Ends,
        MentionLine,
        MentionPlace,
        OneSide,
        OutletUse,
        Together,
    )
    from index.results import NameEntry, NameRef

Value = dict[str, Any]


def entry_value(entry: NameEntry, ends: Ends | None, *, decided: bool) -> Value:
    """Return a name of a list.

    Args:
        entry: The name.
        ends: Where it stands first and last; None where no article that has it has a known day.
        decided: Whether the user has decided something about it.
    """
    return {
        "name": entry.name,
        "kind": entry.kind,
        "mentions": entry.mentions,
        "articles": entry.articles,
        "variants": entry.variants,
        "outlets": entry.outlets,
        "first": ends and _place(ends.first),
        "last": ends and _place(ends.last),
        "decided": decided,
    }


def _place(place: MentionPlace) -> Value:
    return {"id": place.id, "date": place.date, "start": place.start, "end": place.end}


def ref_value(ref: NameRef) -> Value:
    """Return a name and its kind."""
    return {"name": ref.name, "kind": ref.kind}


def unknown_value(asked: str, nearest: Sequence[NameRef]) -> Value:
    """Return that nobody is called so, and who is called nearly so."""
    return {
        "name": asked,
        "problem": "no such name",
        "nearest": [ref_value(ref) for ref in nearest],
    }


def dossier_value(dossier: Dossier, *, names_complete: bool) -> Value:
    """Return all that is known of a name."""
    outlets = [use.outlet for use in dossier.outlets]
    return ref_value(dossier.ref) | {
        "mentions": dossier.mentions,
        "articles": dossier.articles,
        "of": dossier.of,
        "forms": [
            {
                "text": form.text,
                "mentions": form.mentions,
                "outlets": {
                    outlet: number
                    for outlet, number in zip(outlets, form.outlets, strict=True)
                    if number
                },
            }
            for form in dossier.forms
        ],
        "outlets": [_outlet(use) for use in dossier.outlets],
        "first": dossier.first and line_value(dossier.first),
        "last": dossier.last and line_value(dossier.last),
        "together": _together(dossier.together),
        "looked": dossier.looked,
        "apart": [
            ref_value(apart.ref) | {"mentions": apart.mentions, "reason": apart.reason}
            for apart in dossier.apart
        ],
        "decisions": [decision_value(decision) for decision in dossier.decisions],
        "names_complete": names_complete,
    }


def _outlet(use: OutletUse) -> Value:
    return {
        "outlet": use.outlet,
        "mentions": use.mentions,
        "articles": use.articles,
        "of": use.of,
        "words": use.words,
        "per_1000_words": per_thousand(use),
        "first": use.first and line_value(use.first),
    }


def per_thousand(use: OutletUse) -> float:
    """Return how often an outlet mentions a name in a thousand of its words."""
    return round(1000 * use.mentions / use.words, 3) if use.words else 0.0


def line_value(line: MentionLine) -> Value:
    """Return a mention in its line."""
    return {
        "id": line.id,
        "title": line.title,
        "outlet": line.outlet,
        "date": line.date,
        "start": line.start,
        "end": line.end,
        "left": line.left,
        "mention": line.mention,
        "right": line.right,
    }


def _together(together: Sequence[Together]) -> list[Value]:
    return [
        ref_value(one.ref) | {"articles": one.articles, "of": one.of, "paragraphs": one.paragraphs}
        for one in together
    ]


def concordance_value(concordance: Concordance, lines: Sequence[MentionLine]) -> Value:
    """Return mentions of a name in order, with those of them that are told."""
    within = concordance.within
    return ref_value(concordance.ref) | {
        "order": concordance.order,
        "total": len(concordance),
        "ordered": len(concordance) if within is None else within,
        "lines": [line_value(line) for line in lines],
    }


def contrast_value(contrast: Contrast) -> Value:
    """Return how two outlets write of a name."""
    return ref_value(contrast.ref) | {"a": _side(contrast.a), "b": _side(contrast.b)}


def _side(side: OneSide) -> Value:
    return _outlet(side.use) | {
        "forms": dict(side.forms),
        "titles": [_called(called) for called in side.titles],
        "descriptions": [_called(called) for called in side.descriptions],
        "firsts": [line_value(line) for line in side.firsts],
        "together": _together(side.together),
        "looked": side.looked,
    }


def _called(called: Called) -> Value:
    return {
        "words": called.words,
        "times": called.times,
        "id": called.line.id,
        "start": called.span.start,
        "end": called.span.end,
    }


def decision_value(decision: Decision) -> Value:
    """Return what was decided of names."""
    to = decision.to
    return {
        "do": decision.do,
        **ref_value(decision.about),
        "names": [ref_value(ref) for ref in decision.names],
        "forms": list(decision.forms),
        "texts": list(decision.texts),
        "to": to and ref_value(to),
        "at": decision.at or None,
    }


def decided_value(decided: Decided) -> Value:
    """Return all that was decided of the names of a corpus, one's own with numbers from 1."""
    return {
        "file": str(decided.file),
        "own": [
            {"number": number} | decision_value(decision)
            for number, decision in enumerate(decided.own, 1)
        ],
        "shared": [decision_value(decision) for decision in decided.shared],
        "problems": list(decided.problems),
        "conflicts": conflicts_value(decided.conflicts),
    }


def conflicts_value(conflicts: Sequence[Conflict]) -> list[Value]:
    """Return what two files say otherwise of the same words; null: no name."""
    return [
        {
            "kind": conflict.kind,
            "form": conflict.form,
            "ours": conflict.ours and ref_value(conflict.ours),
            "theirs": conflict.theirs and ref_value(conflict.theirs),
        }
        for conflict in conflicts
    ]
