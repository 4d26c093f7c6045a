"""What is planted to be found again is as it is said to be."""

from __future__ import annotations

from benchmarks.copying import COPIED, PAIRS, WIRES, planted, sentences


def test_sentences_are_copied_and_reports_printed_as_told() -> None:
    articles, pairs, wires = planted(200)
    assert (len(articles), len(pairs), len(wires)) == (200, PAIRS, WIRES)
    for source, taker, copied in pairs:
        assert len(copied) == COPIED
        for at in (source, taker):
            assert set(copied) <= set(sentences(articles[at]))
    taken = {at for pair in pairs for at in pair[:2]}
    for first, number in wires:
        versions = articles[first : first + number]
        assert not taken & set(range(first, first + number))
        whole, *changed, own = (sentences(one) for one in versions)
        assert all(2 * len(set(whole) & set(one)) > len(one) for one in changed)
        assert len(set(whole) & set(own)) == 1
