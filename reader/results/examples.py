"""What can be asked, by examples: one table for the page in the reader, for help, and for tests.

Each example stands in `docs/query.md` under the same head, with what it finds in the sample corpus.
"""

from __future__ import annotations

from typing import NamedTuple

LONGEST = 33
"""Cells of an example: beside it, what it finds has room on a narrow terminal."""
LONGEST_WORDS = 39
"""Cells of what it finds."""


class Example(NamedTuple):
    """A query, and what it finds."""

    query: str
    finds: str


EXAMPLES: dict[str, tuple[Example, ...]] = {
    "Words": (
        Example("ferry", "the word in any form: ferry, ferries"),
        Example("ashkur treaty", "articles with both words"),
    ),
    "Phrases, and words near each other": (
        Example('"distress call"', "the words in a row"),
        Example('"signed treaty"~6', "at most 6 words on, in this order"),
    ),
    "And, or, not": (
        Example("ferry OR treaty", "either; AND, OR and NOT in capitals"),
        Example("hospital NOT ferry", "the first without the second"),
        Example("hospital -ferry", "the same, shorter"),
        Example("ferry OR hospital +minister", "+ is needed, beside what is either"),
        Example("(ferry OR hospital) minister", "parentheses hold together"),
    ),
    "Parts of words, and spelling": (
        Example("investig*", "words that begin so"),
        Example("*ward", "words that end so"),
        Example("m?yor", "one letter left open"),
        Example("Ferow~", "a letter off; ~2: two letters"),
    ),
    "What counts for more": (
        Example("ferry OR treaty^3", "the same articles, treaty first"),
        Example("(ferry OR hospital)^0.5 OR treaty", "parentheses that count for less"),
    ),
    "Inside quotation marks": (
        Example("quoted:horse", "where somebody is quoted with it"),
        Example('quoted:"that it made"', "a phrase within one quotation"),
    ),
    "People, organisations, places": (
        Example("person:ferrow", "whoever has the name"),
        Example('person:"Agnes Ferrow"', "one of them, in whatever words"),
        Example("organisation:council", "an organisation; org: is the same"),
        Example('place:"north korea"', "a place"),
        Example("name:veldran", "a name of any kind"),
    ),
    "Stories": (
        Example('story:"water war"', "all on the stories that are titled so"),
        Example("story:ferr*", "with a word in the title that begins so"),
    ),
    "Title, outlet, language": (
        Example("title:ferry", "in the title"),
        Example('outlet:"radio veldra"', "of one outlet"),
        Example("hospital -outlet:radio", "of all outlets but this one"),
        Example("language:english", "in one language; or by two letters"),
        Example("title:(ferry OR treaty)", "a field goes with a whole parenthesis"),
    ),
    "Days": (
        Example("date:2025-03", "of a month; of a year, of a day"),
        Example("date:march 2025", "the same, in words"),
        Example("since:13 march 2025", "from a day on"),
        Example("until:march 2025", "up to the end of the month"),
        Example("date:last 2 weeks", "as seen from today; alone without date:"),
        Example("since:last month", "or yesterday, this year, monday, june"),
        Example("date:2025-03-13..2025-09", "from one day to another"),
        Example("date:march to september 2025", "the same, in words"),
    ),
}
"""By heads, which are those of the page that tells all of it."""
