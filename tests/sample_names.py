"""Invented names, and what is known of one, for the tests of what a person sees of them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np

from index.article import ArticleId
from index.dossier import (
    Dossier,
    FormUse,
    KeptApart,
    MentionLine,
    NameList,
    OutletUse,
    Together,
)
from index.results import NameRef

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.article import NameKind

KINDS: dict[str, NameKind] = {"P": "person", "O": "organisation", "L": "place"}
QUILL = NameRef("person", "Ada Quill")
LENIA = NameRef("place", "Lenia")
TRUST = NameRef("organisation", "Sound Trust")


def name_list(*names: str, mentions: Sequence[int] = (), of: int = 400, **changes: Any) -> NameList:
    """Return a list of names, each written as "P Ada Quill", mentioned once less than the last."""
    refs = tuple(NameRef(KINDS[name[0]], name[2:]) for name in names)
    times = np.array(mentions or range(len(refs), 0, -1), np.int64)
    plain = NameList(
        refs=refs,
        mentions=times,
        articles=np.ones(len(refs), np.int64),
        forms=np.ones(len(refs), np.int64),
        decided=np.zeros(len(refs), np.bool_),
        of=of,
    )
    return replace(plain, **changes)


def mention_line(**changes: Any) -> MentionLine:
    """Return a mention in its line."""
    plain = MentionLine(
        id=ArticleId("gazette/harbour.txt"),
        title="Crane falls into the harbour",
        outlet="The Marrow Gazette",
        date="2031-03-04T08:30:00",
        words=420,
        text_hash="0" * 64,
        start=40,
        end=49,
        left="The harbour master, ",
        mention="Ada Quill",
        right=", said that nobody was hurt when the crane of the Sound Trust fell",
    )
    return replace(plain, **changes)


def outlet_use(outlet: str, mentions: int, *, words: int = 1000, **changes: Any) -> OutletUse:
    """Return how often an outlet has a name; the first time on the fourth of March."""
    first = mention_line(outlet=outlet or None) if mentions else None
    return replace(OutletUse(outlet, mentions, mentions, 9, words, first), **changes)


def dossier(ref: NameRef = QUILL, **changes: Any) -> Dossier:
    """Return all that is known of somebody whom two of three outlets name."""
    plain = Dossier(
        ref=ref,
        mentions=10,
        articles=4,
        of=27,
        forms=(
            FormUse("Quill", 7, (6, 1, 0)),
            FormUse("Ada Quill", 3, (1, 2, 0)),
        ),
        outlets=(
            outlet_use("The Marrow Gazette", 7, words=1400),
            outlet_use("", 3, words=0),
            outlet_use("Tidewater Post", 0),
        ),
        first=mention_line(),
        last=mention_line(date="2031-05-12"),
        together=(Together(LENIA, 3, 8, 5), Together(TRUST, 1, 1, 0)),
        looked=4,
        apart=(KeptApart(NameRef("person", "Ida Quill"), 2, "given names differ"),),
        decisions=(),
    )
    return replace(plain, **changes)
