from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from benchmarks.quotes import invented, planted_pairs, planted_speakers
from index.compare.comparing import compare
from index.compare.passages import PROBABLE

if TYPE_CHECKING:
    from benchmarks.quotes import PlantedPair, PlantedSpeaker


@pytest.mark.parametrize("planted", planted_pairs(), ids=lambda each: f"{each.plants}: {each.a}")
def test_what_is_planted_is_told_and_what_is_near_is_not(planted: PlantedPair) -> None:
    assert planted.is_right()


@pytest.mark.parametrize("planted", planted_speakers(), ids=lambda each: each.text)
def test_a_planted_speaker_is_told_with_what_tells_it(planted: PlantedSpeaker) -> None:
    quote = planted.told()
    assert quote
    assert quote.speaker == (planted.speaker or None)
    assert (quote.sure is None) == (not planted.speaker)
    assert planted.by in {None, quote.by}


@pytest.mark.parametrize("planted", planted_pairs(), ids=lambda each: f"{each.plants}: {each.a}")
def test_reasons_and_edits_stand_where_they_say(planted: PlantedPair) -> None:
    for pair in planted.told():
        for reason in pair.why:
            assert all(0 <= span.start <= span.end <= len(planted.a) for span in reason.a)
            assert all(0 <= span.start <= span.end <= len(planted.b) for span in reason.b)
        if pair.a and pair.b:
            equal = [edit for edit in pair.edits if edit.op == "equal"]
            words_a = [planted.a[slice(*edit.a)].casefold().split() for edit in equal]
            words_b = [planted.b[slice(*edit.b)].casefold().split() for edit in equal]
            assert [len(each) for each in words_a] == [len(each) for each in words_b]


_BOTH = [
    planted
    for planted in planted_pairs()
    if planted.relation != "apart" and planted.why != "other numbers"
]


@pytest.mark.parametrize("planted", _BOTH, ids=lambda each: f"{each.plants}: {each.a}")
def test_sentences_with_one_quotation_are_linked_by_it(planted: PlantedPair) -> None:
    found = compare(invented(planted.a), invented(planted.b))
    told = [(link, reason) for link in found.links for reason in link.why if "quot" in reason.words]
    assert told
    for link, reason in told:
        assert link.kind in {"quote", "verbatim"}  # six words in a row outside marks come first
        assert link.kind == "verbatim" or link.why[0] == reason
        assert link.score >= PROBABLE
        assert reason.a
        assert reason.b
        assert all(link.a.start <= span.start and span.end <= link.a.end for span in reason.a)
        assert all(link.b.start <= span.start and span.end <= link.b.end for span in reason.b)


@pytest.mark.parametrize("planted", planted_pairs(), ids=lambda each: f"{each.plants}: {each.a}")
def test_the_other_way_round_the_same_is_told(planted: PlantedPair) -> None:
    mirrored = {"a": "b", "b": "a"}
    there = compare(invented(planted.b), invented(planted.a)).quotes
    told = {(pair.a, pair.b, pair.score, pair.relation) for pair in planted.told()}
    back = {
        (pair.b, pair.a, pair.score, _mirrored(pair.relation, mirrored))
        for pair in there
        if not pair.relation.startswith("only")
    }
    assert told == back


def _mirrored(relation: str, sides: dict[str, str]) -> str:
    stem, _, side = relation.rpartition("_")
    return f"{stem}_{sides[side]}" if side in sides else relation
