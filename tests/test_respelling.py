"""What is offered in another spelling, and what is left as it was written."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from index.engine import IndexedText, open_engine
from index.engine.respelling import FAR_MORE, FEW
from index.library import Library

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from index.engine import Engine
    from tests.conftest import QuickFinder

COMMON = "The government of the harbour met in march and spoke of cod prices"
OTHERS = [
    "The goverment met Heide Marsh, and no goverment said why.",
    "A harbuor was built by Ada Ferrow; accomodation was scarce.",
    "Any accommodation is dear, said Ferrow.",
    "Zanthe came, and her cart was full of xylophones.",
]


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    opened = open_engine(tmp_path_factory.mktemp("respelling") / "engine")
    texts = [COMMON] * (3 * FAR_MORE) + OTHERS
    opened.apply((IndexedText(n, "", text, "", None) for n, text in enumerate(texts, 1)), [], 1)
    yield opened
    opened.close()


@pytest.mark.parametrize(
    ("query", "suggestion"),
    [
        ("goverment", "government"),
        ("the goverment", "the government"),
        ('"the goverment"', '"the government"'),
        ("govrenment harbor", "government harbour"),
        ("title:goverment", None),
        ("goverment OR zanthe", "government OR zanthe"),
        ("government", None),
        ("accomodation", None),
        ("xylophone", None),
        ("Ferow", "Ferrow"),
        ("of Govern", None),
        ("the Marck", "the marsh"),
        ("the marck", "the march"),
        ("marck", "march"),
        ("cid", "cod"),
        ("the Marsck", "the marsh"),
        ("qqqqq", None),
        ("-goverment zzzz", None),
        ("aaaaa1 aaaaa2 aaaaa3 aaaaa4 aaaaa5 prices", None),
        ("goverment date:2024", None),
    ],
)
def test_a_closer_spelling_is_offered_where_it_helps(
    engine: Engine, query: str, suggestion: str | None
) -> None:
    offered = engine.search(query).suggestion
    assert (offered and offered.lower()) == (suggestion and suggestion.lower())


def test_what_finds_more_than_a_few_is_not_doubted(engine: Engine) -> None:
    added = [IndexedText(900 + n, "", "A goverment.", "", None) for n in range(FEW)]
    engine.apply(added, [], 2)
    assert len(engine.search("goverment").keys) == FEW + 1
    assert engine.search("goverment").suggestion is None
    engine.apply([], [one.key for one in added], 3)


def test_no_name_is_respelt_beside_what_it_finds(tmp_path: Path, quick_finder: QuickFinder) -> None:
    texts = [COMMON] * (2 * FAR_MORE) + OTHERS
    for number, text in enumerate(texts):
        told = {"title": f"title {number}", "text": f"{text} {number}."}
        (tmp_path / f"{number}.json").write_text(json.dumps(told), encoding="utf-8")
    with Library.open(tmp_path) as library:
        library.refresh()
        assert library.search("goverment").suggestion is None
        assert library.search("govermnet").suggestion is not None
        assert library.find_names()
        assert quick_finder.version
        assert library.search("goverment").suggestion == "government"
        assert len(library.search("marsh")) == 1
        assert library.search("marsh").suggestion is None
