from __future__ import annotations

import json
from collections import Counter
from itertools import combinations
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks import storied
from benchmarks.events import tellings
from benchmarks.together import Scores

if TYPE_CHECKING:
    from pathlib import Path

GROUPINGS = st.integers(1, 12).flatmap(
    lambda size: st.tuples(*[st.lists(st.sampled_from("abcd"), min_size=size, max_size=size)] * 2)
)


@given(GROUPINGS)
def test_scores_are_those_of_all_pairs_and_of_all_articles(
    groupings: tuple[list[str], list[str]],
) -> None:
    right, found = ({str(n): group for n, group in enumerate(one)} for one in groupings)
    scores = Scores.of(right, found)
    same = [
        {pair for pair in combinations(sorted(one), 2) if one[pair[0]] == one[pair[1]]}
        for one in (right, found)
    ]
    both = len(same[0] & same[1])
    assert scores.precision == pytest.approx(both / len(same[1]) if same[1] else 1)
    assert scores.recall == pytest.approx(both / len(same[0]) if same[0] else 1)
    company = [{a: {b for b in one if one[a] == one[b]} for a in one} for one in (right, found)]
    cubed = sum(len(company[0][a] & company[1][a]) / len(company[1][a]) for a in right)
    assert scores.cubed_precision == pytest.approx(cubed / len(right))
    assert Scores.of(right, right) == pytest.approx((1,) * 6)


def test_made_up_news_is_the_same_each_time_and_has_what_makes_it_hard() -> None:
    news = list(tellings(400, 30))
    assert news == list(tellings(400, 30))
    assert news != list(tellings(400, 30, seed=5))
    assert len(news) == 400
    kinds = Counter(one.event.split()[0] for one in news)
    assert set(kinds) == {"event", "sequel", "form", "roundup"}
    assert max(Counter(one.event for one in news).values()) > 3
    assert any(one.date is None for one in news)
    assert len({one.text for one in news}) == len(news)


def test_made_up_news_is_grouped_in_a_process_that_tells_its_scores(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for what in ("make", "group"):
        monkeypatch.setattr("sys.argv", ["storied", what, "60", "20", str(tmp_path)])
        storied.main()
    told = json.loads(capsys.readouterr().out)
    assert len(told["took"]) == 5
    assert told["took"][-1] == "0.00%"
    assert min(Scores(*told["scores"]).cubed_precision, Scores(*told["peer"]).cubed_f1) > 0.8
