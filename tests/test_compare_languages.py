"""Two accounts in another language than English: what is linked, and what is never claimed."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from index.compare.alike import key_terms, rank
from index.compare.comparing import compare, differences
from index.compare.foreign_numerals import read_foreign_number
from index.dates import find_dates
from index.stopwords import says_little, stop_words
from index.words import word_spans
from tests.sample_values import bare

if TYPE_CHECKING:
    from index.article import Article

ONE = {
    "de": """Die Fähre „Halvard“ ist am Donnerstag, 13. März 2025, vor der Insel Sarbuk auf Grund \
gelaufen. Rund 214 Menschen waren an Bord, verletzt wurde niemand.

Bürgermeisterin Ilse Lund sprach von „einem Wunder, dass niemand zu Schaden kam“. Zwei Schlepper \
zogen das Schiff am Abend frei.

Der Schaden wird auf 3,5 Millionen Euro geschätzt. Mindestens 12 Menschen starben nicht.""",
    "fr": """Un ferry transportant 214 passagers s’est échoué le 13 mars 2025 au large de Sarbuk.

« Le brouillard est tombé d’une minute à l’autre », a déclaré le capitaine. Deux remorqueurs ont \
dégagé le navire dans la soirée.

Les dégâts sont estimés à 3,5 millions d’euros. La liaison reprendra le 3 avril.""",
    "ru": """Паром «Халвард» 13 марта 2025 г. сел на мель у острова Сарбук. На борту были \
 214 человек.

«Туман опустился за одну минуту», — сказал капитан. Вечером два буксира сняли судно с мели.

Ущерб оценивается в 3,5 млн евро.""",
    "zh": """渡轮周四在萨布克岛附近因大雾搁浅，船上有214人，无人受伤。

船长说：“大雾一分钟之内就完全降了下来。”两艘拖船当晚将渡轮拖离浅滩。

船运公司估计损失为350万欧元。航线将于4月3日恢复。""",
}
OTHER = {
    "de": """Vor Sarbuk ist am 13. März 2025 eine Fähre im Nebel auf Grund gelaufen, an Bord waren \
220 Menschen.

Bürgermeisterin Lund nannte es „ein Wunder, dass niemand zu Schaden kam“. Die „Halvard“ wurde am \
Abend von zwei Schleppern freigezogen.

Die Reederei beziffert den Schaden auf 3,5 Millionen Euro. Mindestens 14 Menschen starben nicht.""",
    "fr": """Un ferry transportant 220 passagers s’est échoué au large de Sarbuk le 13 mars 2025.

Deux remorqueurs l’ont dégagé jeudi soir. « Le brouillard est tombé d’une minute à l’autre », \
raconte le capitaine.

L’assureur chiffre les dégâts à 3,5 millions d’euros. Une enquête a été ouverte.""",
    "ru": """У острова Сарбук сел на мель паром с 220 пассажирами, это было 13 марта 2025 г.

Два буксира вечером сняли паром с мели. Капитан рассказал, что «туман опустился за одну минуту».

Судоходная компания оценила ущерб в 3,5 млн евро.""",
    "zh": """一艘渡轮在萨布克岛附近搁浅，当时海面有大雾，船上共有220人。

当晚，两艘拖船把渡轮拖离了浅滩。船长表示：“大雾一分钟之内就完全降了下来。”

船运公司称损失达350万欧元。港口目前仍然关闭。""",
}
LINKED = {
    "de": [("auf Grund", "auf Grund"), ("Wunder", "Wunder"), ("Schlepper", "Schleppern")],
    "fr": [("échoué", "échoué"), ("brouillard", "brouillard"), ("remorqueurs", "remorqueurs")],
    "ru": [("сел на мель", "сел на мель"), ("Туман", "туман"), ("буксира", "буксира")],
    "zh": [("搁浅", "搁浅"), ("拖船", "拖船"), ("损失", "损失"), ("一分钟", "一分钟")],
}


def pair(language: str) -> tuple[Article, Article]:
    return (
        replace(bare(ONE[language], "one", outlet="A"), language=language),
        replace(bare(OTHER[language], "other", outlet="B"), language=language),
    )


@pytest.mark.parametrize("language", ONE)
def test_what_both_say_is_linked(language: str) -> None:
    one, other = pair(language)
    found = compare(one, other)
    shown = [
        (one.text[slice(*link.a)], other.text[slice(*link.b)])
        for link in found.links
        if link.tier != "possible"
    ]
    for said, also in LINKED[language]:
        assert any(said in a and also in b for a, b in shown), (said, shown)
    assert len(shown) <= len(found.sentences_a)


@pytest.mark.parametrize("language", ONE)
def test_nothing_is_claimed_by_english_words(language: str) -> None:
    found = compare(*pair(language))
    assert not [link for link in found.links if link.kind == "contradiction"]
    assert not [figure for figure in found.figures if figure.verdict == "differ"]
    assert all(q.a is None or q.a.speaker is None for q in found.quotes)


@pytest.mark.parametrize("language", ONE)
def test_a_quotation_and_a_sum_are_the_same_on_both_sides(language: str) -> None:
    found = compare(*pair(language))
    assert any(quote.score and quote.score > 0.5 for quote in found.quotes)
    (money,) = [figure for figure in found.figures if figure.kind == "money"]
    assert (money.verdict, len(money.a), len(money.b)) == ("agree", 1, 1)
    numbers = [f for f in found.figures if f.kind == "number"]
    assert {f.verdict for f in numbers} <= {"only_a", "only_b"}
    assert any("214" in f.a[0] for f in numbers if f.a)


def test_articles_in_two_languages_are_linked_by_nothing_but_what_is_written_alike() -> None:
    one, other = pair("de")[0], pair("fr")[0]
    found = compare(one, other)
    assert not [link for link in found.links if link.tier == "strong"]
    assert not [figure for figure in found.figures if figure.verdict == "differ"]


@pytest.mark.parametrize("language", ONE)
def test_the_other_account_is_the_nearest(language: str) -> None:
    one, other = pair(language)
    weather = {
        "de": "Am Sonntag wird es im ganzen Land sonnig, sagt der Wetterdienst voraus.",
        "fr": "Le temps sera ensoleillé dimanche dans tout le pays, selon la météo.",
        "ru": "В воскресенье по всей стране будет солнечно, сообщают синоптики.",
        "zh": "气象部门预报，星期天全国大部分地区天气晴朗。",
    }[language]
    far = replace(bare(weather, "far", outlet="C"), language=language)
    best, second = rank(one, [far, other])
    assert best.id == "other"
    assert best.cosine > 4 * second.cosine
    terms = key_terms(one, lambda _: 2, 100, limit=200)
    assert terms
    assert not any(says_little(term, language) for term in terms)


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("1.500", "de", 1500), ("3,5 Millionen", "de", 3_500_000), ("3,5 Mio", "de", 3_500_000),
        ("12 500", "fr", 12_500), ("2\u202f000", "de", 2_000), ("1.500.000,50", "it", "1500000.50"),
        ("3,5 млн", "ru", 3_500_000), ("5万", "zh", 50_000), ("1,500", "ja", 1_500),
        ("350万", "zh", 3_500_000), ("1,500", "es", None), ("3.5", "de", None),
        ("zwei", "de", None),
        ("2.000 millones", "es", 2_000_000_000), ("६०", "hi", 60), ("1.2.3", "de", None),
        ("9" * 40, "de", None),
    ],
)  # fmt: skip
def test_numbers_as_a_language_writes_them(
    text: str, language: str, value: float | str | None
) -> None:
    spans = list(word_spans(text))
    ends = [start for _, start, _ in spans[1:]] + [len(text)]
    gaps = [text[span[2] : end] for span, end in zip(spans, ends, strict=True)]
    found = read_foreign_number([word for word, _, _ in spans], gaps, 0, language)
    assert (found and found.value) == (None if value is None else Decimal(value))


def test_dates_of_another_language_are_full_ones() -> None:
    text = "Am 12. April 2025 und im Mai, am Sonntag, 3. Mai; 2025-05-04."
    found = [(each.text, each.date) for each in find_dates(text, "2025-05-05", "de")]
    assert found == [("12. April 2025", "2025-04-12"), ("2025-05-04", "2025-05-04")]


def test_words_that_say_little() -> None:
    assert "der" in stop_words("de")
    assert "fur" in stop_words("de")  # folded
    assert "the" in stop_words("en")
    assert stop_words("xx") == frozenset()
    assert says_little("は", "ja")
    assert not says_little("港", "ja")


def test_islands_of_stop_words_are_those_of_the_language() -> None:
    a, b = "Zug fuhr nach der Stadt", "Boot kam bald nach der Insel"
    assert [edit.op for edit in differences(a, b, "de")] == ["replace"]
    assert [edit.op for edit in differences(a, b, "en")] == ["replace", "equal", "replace"]
