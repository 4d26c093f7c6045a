"""Paragraphs to sentences in other languages than English: each by its own abbreviations."""

from __future__ import annotations

import pytest

from index.article import Span
from index.sentences import sentences

EXAMPLES = {
    "de": [
        ["Am 3. Oktober fuhr Dr. Berg nach Sarbuk.", "Die Fähre war z. B. am 12. März leer."],
        ["Es kamen bzw. gingen ca. 200 Menschen.", "„Nein!“, sagte sie.", "»Ja.«", "Er ging."],
        [
            "Das war 2024.",
            "Im 19. Jahrhundert gab es hier nichts.",
            "Es kamen nur 12.",
            "Das war’s.",
        ],
        ["„Wir warten.", "Wir warten immer“, sagte Lund."],
    ],
    "fr": [
        ["« Non ! », a dit M. Lund.", "« Il part ? » demande-t-elle.", "Mme Berg reste."],
        ["Le bac est parti.", "« Enfin ! »", "Les gens ont applaudi."],
    ],
    "es": [
        ["¿Qué pasó?", "¡Nada!", "El Sr. Lund dijo: «No sé».", "EE.UU. calla."],
        ["Zarpó a las 6.", "Llegó tarde."],
    ],
    "it": [["Il sig. Lund parte.", "L’on. Berg resta.", "«È tardi.»", "Poi tace."]],
    "nl": [["Dhr. Lund vertrok o.a. naar Sarbuk.", "De boot kwam om 6 uur.", "‘Laat’, zei hij."]],
    "pt": [["O Sr. Lund partiu.", "A Dra. Berg ficou.", "Eram 6.", "Chovia."]],
    "pl": [["3. Pułk wyszedł z portu.", "Prof. Lund i in. zostali.", "„Nie!” – powiedział."]],
    "ru": [
        ["В 2014 г. Россия и т. д. молчали.", "В порту им. Лунда тихо.", "«Нет!» — сказал он."],
        ["Это было в 2014 г. Он ушёл.", "А. С. Лунд остался."],
    ],
    "sv": [["Han for den 3 oktober.", "Bl.a. Lund stannade.", "”Nej!” sade hon."]],
    "cs": [["Dne 3. října přijel.", "Prof. Lund zůstal.", "„Ne!“ řekl."]],
    "tr": [["Dr. Lund gitti.", "3. Ordu kaldı.", "“Hayır!” dedi."]],
    "el": [["Τι έγινε;", "Ο κ. Λουντ έφυγε.", "Γιατί;"]],
    "zh": [["市长说：“不行。”", "渡轮昨天没有离开港口！", "为什么？", "没有人知道"]],
    "ja": [["「無理だ。」", "市長はそう述べた。", "港は閉鎖された。"]],
    "ar": [["ماذا حدث؟", "غادرت العبارة الميناء، ثم عادت.", "لا أحد يعرف."]],
    "hi": [["नाव कल नहीं चली।", "बंदरगाह बंद था।", "क्यों?"]],
    "ur": [["کشتی نہیں چلی۔", "بندرگاہ بند تھی۔"]],
    "hy": [["Նավը մեկնեց։", "Նա մնաց։"]],
    "xx": [["Dr. Lund tano.", "Sera pola."]],
}


def split(text: str, language: str) -> list[str]:
    return [text[each.start : each.end] for each in sentences(text, [Span(0, len(text))], language)]


@pytest.mark.parametrize(
    ("language", "parts"),
    [(language, parts) for language, examples in EXAMPLES.items() for parts in examples],
)
def test_sentences_of_a_language(language: str, parts: list[str]) -> None:
    glue = "" if language in ("zh", "ja") else " "
    if language == "ru" and "Он ушёл" in parts[0]:
        parts = ["Это было в 2014 г.", "Он ушёл.", *parts[1:]]
    assert split(glue.join(parts), language) == parts


def test_a_semicolon_asks_in_greek_alone() -> None:
    assert split("Das ist es; Das nicht.", "de") == ["Das ist es; Das nicht."]


@pytest.mark.parametrize("language", ["de", "fr", "el", "zh", "hi"])
@pytest.mark.parametrize("piece", [" ", "»", " »", "! »", "z. ", "3. ", "; ", "。", "।", "г. "])
def test_a_long_run_of_one_thing_is_split_in_any_language(piece: str, language: str) -> None:
    text = piece * (100_000 // len(piece))
    assert all(span.end <= len(text) for span in sentences(text, [Span(0, len(text))], language))
