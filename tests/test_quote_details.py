from __future__ import annotations

import re

import pytest

from index.article import Mention, Span
from index.compare.comparing import compare, prepare
from index.compare.quotation import quotations
from index.compare.sayings import changed, saying
from index.compare.utterances import utterances
from tests.sample_values import bare


@pytest.mark.parametrize(
    ("form", "lemma", "manner"),
    [
        ("said", "say", "neutral"),
        ("Telling", "tell", "neutral"),
        ("wrote", "write", "neutral"),
        ("claims", "claim", "claiming"),
        ("alleged", "allege", "claiming"),
        ("conceded", "concede", "admitting"),
        ("admitted", "admit", "admitting"),
        ("denies", "deny", "denying"),
        ("warned", "warn", "warning"),
        ("pleaded", "plead", "asking"),
        ("agreed", "agree", "confirming"),
        ("concurred", "concur", "confirming"),
        ("pledging", "pledge", "promising"),
        ("criticized", "criticise", "blaming"),
        ("criticised", "criticise", "blaming"),
        ("praised", "praise", "praising"),
    ],
)
def test_a_verb_of_saying_is_known_in_its_forms(form: str, lemma: str, manner: str) -> None:
    assert saying(form) == (lemma, manner)


@pytest.mark.parametrize("word", ["praized", "state", "states", "pier", "reports", "says so", ""])
def test_nouns_and_other_words_are_no_verbs_of_saying(word: str) -> None:
    assert saying(word) is None


def test_only_another_manner_is_a_change() -> None:
    said, told, claimed = saying("said"), saying("told"), saying("claimed")
    assert said
    assert told
    assert claimed
    assert not changed(said, told)
    assert changed(told, claimed)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("彼は「橋はもうない」と言った。", ["橋はもうない"]),
        ("Il a dit ‹ la jetée est perdue › hier.", ["la jetée est perdue"]),
        ("«Он сказал: „причал исчез“», — заявила она.", ["Он сказал: „причал исчез“"]),
        ('他说："码头没了"。', ["码头没了"]),
        ("Den sa ”bryggan är borta” igår.", ["bryggan är borta"]),
        ("„Er sagte ‚der Steg ist weg‘ und ging“, sagte sie.", None),
    ],
)
def test_marks_of_other_tongues_are_read(text: str, found: list[str] | None) -> None:
    spans = quotations(text, [Span(0, len(text))])
    assert [text[q.start : q.end] for q in spans] == (
        found or ["Er sagte ‚der Steg ist weg‘ und ging"]
    )


def listed(text: str) -> list[str]:
    return [text[each.quote.start : each.quote.end] for each in utterances(prepare(bare(text)), ())]


@pytest.mark.parametrize(
    "text",
    [
        "She read “The Long Night of the Keeper” on the ferry.",
        "They sang “The Tide That Never Turned Back” at the quay.",
        "The council ended the “no ship, no toll” rule.",
        "The so-called “old men of the sea” club met at the quay.",
        "The “heroes” of Marrow came.",
    ],
)
def test_titles_and_names_of_things_are_not_spoken(text: str) -> None:
    assert listed(text) == []


@pytest.mark.parametrize(
    "said",
    [
        "“This Is Marrow's Lock. It isn't the islands' lock.”",
        "“We want the lock,”",
        "“no ship, no toll, no town”",
    ],
)
def test_what_is_said_is_not_taken_for_a_title(said: str) -> None:
    assert listed(f"Ines Valdry told them: {said} and left.") == [said.strip("“”")]


def test_what_tells_a_speaker_is_told_by_its_place() -> None:
    text = "Ines Valdry came. “We will rebuild the pier,” she later insisted. “And we will pay.”"
    first, second = utterances(prepare(bare(text)), ())
    quote = first.quote
    assert (quote.speaker, quote.sure, quote.by) == ("Ines Valdry", "probable", "pronoun")
    assert quote.named
    assert quote.verb
    assert text[slice(*quote.named)] == "she"
    assert text[slice(*quote.verb)] == "insisted"
    assert second.quote.speaker == "Ines Valdry"
    assert second.quote.by == "carried"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“We want the lock,” said Tesk campaign manager Ines Valdry.", "Ines Valdry"),
        ("Ines Valdry saw the letter, signed and mentioned in the hall by Orlan Tesk.", None),
        ("Asked by one of Mr. Tesk's aides, “do we want the lock?,” Ines Valdry left.", None),
    ],
)
def test_whose_somebody_is_isnt_who_speaks(text: str, speaker: str | None) -> None:
    whole = f"Ines Valdry came to Marrow Bay with Orlan Tesk. {text}"
    found = utterances(prepare(bare(whole)), ())
    assert [each.quote.speaker for each in found] == ([speaker] if "“" in text else [])


def test_who_is_named_after_a_description_speaks() -> None:
    text = "“We want the lock,” said a Marrow Bay spokesman, Ines Valdry."
    place, person = text.index("Marrow Bay"), text.index("Ines")
    names = (
        Mention(place, place + len("Marrow Bay"), "place", "Marrow Bay", "Marrow Bay"),
        Mention(person, person + len("Ines Valdry"), "person", "Ines Valdry", "Ines Valdry"),
    )
    (found,) = utterances(prepare(bare(text)), names)
    assert (found.quote.speaker, found.quote.by) == ("Ines Valdry", "apposition")


def test_only_sentences_that_share_the_words_of_a_quotation_are_linked() -> None:
    one = bare("“We will mend the lock before winter comes to Marrow,” Ines Valdry said.")
    other = bare(
        "“We will mend the lock before winter comes to Marrow. It gives benefits to those who "
        "fish and to nobody else,” Ines Valdry said."
    )
    found = compare(one, other)
    linked = [link.b for link in found.links if link.kind == "quote"]
    assert linked == [found.sentences_b[0]]


def test_a_quotation_over_several_paragraphs_is_a_stretch_in_each() -> None:
    text = (
        "Orlan Tesk said: “We have waited for eleven years.\n\n“We will not wait for another.\n\n"
        "“We want the lock to be mended.” It rained."
    )
    quotes = [each.quote for each in utterances(prepare(bare(text)), ())]
    assert [quote.closed for quote in quotes] == [False, False, True]
    assert [quote.speaker for quote in quotes] == ["Orlan Tesk"] * 3
    assert [quote.by for quote in quotes] == ["verb", "carried", "carried"]


def test_a_part_that_only_one_stretch_of_the_other_side_has_is_left_out_of_neither() -> None:
    halves = (
        "“The town has waited for eleven years,” Ines Valdry said, “and it will not wait for one "
        "more winter.”"
    )
    whole = (
        "“The town has waited for eleven years, as everybody knows, and it will not wait for one "
        "more winter,” Ines Valdry said."
    )
    pairs = compare(bare(halves), bare(whole)).quotes
    assert [pair.relation for pair in pairs] == ["shorter_a", "shorter_a"]
    for pair in pairs:
        told = [reason.words for reason in pair.why]
        assert told == [
            "A has it in 2 stretches",
            "3 words left out in the middle of A: “as everybody knows”",
        ]


def test_a_sentence_that_quotes_it_itself_does_not_report_it() -> None:
    a = bare("“Freedom for the lock and freedom for the quay of Marrow,” Orlan Tesk said.")
    b = bare("Ines Valdry said: “Freedom for the lock and the quay of Marrow is a slogan.”")
    assert not any(pair.reported for pair in compare(a, b).quotes)


def test_a_sentence_that_reports_is_linked_though_it_shares_little() -> None:
    a = bare("“I will not resign over a broken lock,” Orlan Tesk said.\n\nIt rained on the quay.")
    b = bare("Orlan Tesk said he would not resign over the broken lock.\n\nThe ferry was late.")
    found = compare(a, b)
    (pair,) = [pair for pair in found.quotes if pair.reported]
    assert pair.relation == "reported_b"
    assert pair.reported == found.sentences_b[0]
    assert any(link.kind == "quote" and link.b == pair.reported for link in found.links)


def test_what_two_people_say_alike_is_no_one_quotation() -> None:
    a = bare("“The council of Marrow could order the keepers to open the lock,” Orlan Tesk wrote.")
    b = bare("“If keepers open locks, ask whom the Marrow council ordered,” Ines Valdry said.")
    found = compare(a, b)
    assert [pair.relation for pair in found.quotes] == ["only_a", "only_b"]
    assert {link.kind for link in found.links} <= {"reworded"}


def test_the_same_words_of_two_people_are_told_by_whom_first() -> None:
    a = bare("“We will mend the lock before winter comes, and pay for it,” Orlan Tesk said.")
    b = bare("“We will mend the lock before winter comes,” Ines Valdry claimed.")
    found = compare(a, b)
    (pair,) = found.quotes
    assert pair.by_two == pair.why[0]
    assert pair.why[0].words == "spoken by Orlan Tesk in A, by Ines Valdry in B"
    assert len(pair.why) > 1
    assert any(pair.why[0].words in link.why[0].words for link in found.links)


def test_a_phrase_in_marks_on_both_sides_is_no_quotation_of_both() -> None:
    a = bare("The paper called the mayor of Marrow an “old quay hypocrite” when tolls rose.")
    b = bare("Posters with “old quay hypocrite” on them met the mayor of Marrow over tolls.")
    found = compare(a, b)
    assert not found.quotes
    assert found.links
    assert {link.kind for link in found.links} <= {"reworded"}


def spoken_by(text: str, *people: str) -> list[str | None]:
    """Return who speaks each quotation of a text, where these are the names that were found."""
    found = re.finditer("|".join(people), text)
    names = (Mention(*each.span(), "person", each.group(), each.group()) for each in found)
    return [each.quote.speaker for each in utterances(prepare(bare(text)), tuple(names))]


@pytest.mark.parametrize(
    "said",
    ["Ozmaran President Ines Valdry said", "Commodore Ines Valdry of the Guard told reporters"],
)
def test_who_speaks_by_office_is_known_though_no_name_was_found(said: str) -> None:
    text = f"Orlan Tesk left Marrow.\n\n“A river carries no passport,” {said}. “It is free to go.”"
    assert spoken_by(text, "Orlan Tesk") == ["Ines Valdry", "Ines Valdry"]


def test_a_vice_president_is_not_the_president() -> None:
    text = (
        "President Ines Valdry came with Vice President Orlan Tesk to the lock.\n\n"
        "“We will mend it by winter,” said the president, speaking of the lock.\n\n"
        "“We will pay for it too,” the vice president said."
    )
    assert spoken_by(text, "Ines Valdry", "Orlan Tesk") == ["Ines Valdry", "Orlan Tesk"]


@pytest.mark.parametrize(
    "said",
    [
        "Ines Valdry, a Marrow keeper and friend of Orlan Tesk, said",
        "Ines Valdry, a keeper and Orlan Tesk lieutenant, said",
        "said Orlan Tesk campaign manager Ines Valdry",
    ],
)
def test_a_quotation_goes_on_past_whom_its_speaker_is_told_by(said: str) -> None:
    text = f"“We will mend it by winter,” {said}. “The town has waited long enough.”"
    assert spoken_by(text, "Ines Valdry", "Orlan Tesk") == ["Ines Valdry"] * 2


def test_a_saying_of_two_people_is_word_for_word_and_no_one_quotation() -> None:
    a = bare("“It shows us that they all stand on the wrong side of the sea,” Orlan Tesk said.")
    b = bare("“Those keepers will end on the wrong side of the sea one day,” Ines Valdry said.")
    found = compare(a, b)
    assert [pair.relation for pair in found.quotes] == ["only_a", "only_b"]
    assert [link.kind for link in found.links] == ["verbatim"]


def test_a_draft_or_statements_speak_for_themselves() -> None:
    text = (
        "Keepers of Orlan Tesk's guard disliked that the first draft of the notes said “we failed.”"
    )
    assert spoken_by(text.replace("we failed", "we failed the whole town"), "Orlan Tesk") == [
        "the first draft of the notes"
    ]
    text = "“They had a frank meeting at the lock,” said the statements. “It was a short one.”"
    assert spoken_by(text, "Orlan Tesk") == ["the statements"] * 2


def test_he_is_whom_the_sentence_before_means_by_an_office() -> None:
    text = (
        "Attorney General Orlan Tesk spoke.\n\nThe lock of the town was built long ago.\n\n"
        "It was repaired twice.\n\nIt broke again.\n\nNobody came.\n\nIt rained.\n\nIt froze.\n\n"
        "On Monday, the attorney general said he had misspoken. “We never meant it so,” he said."
    )
    assert spoken_by(text, "Orlan Tesk") == ["Orlan Tesk"]
