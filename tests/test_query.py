from __future__ import annotations

import re
import unicodedata
from datetime import date
from random import Random  # noqa: TC003  hypothesis looks at types

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.engine.grammar import DEEPEST
from index.engine.lexer import LONGEST_QUERY, lex
from index.engine.parser import tree
from index.engine.signs import plain_signs
from index.engine.terms import surface
from index.engine.tokens import Kind, QueryError, Token
from index.engine.wordlexer import MOST_PATTERNS, MOST_WORDS
from index.fields import FIELDS, Asked, NameAsked, StoryAsked, field_of
from index.words import fold, words_of


def _tree(query: str) -> str:
    """Return a query's tree with title and text, which every word is looked for in, as one."""
    parsed = repr(tree(lex(query)))
    for word in ("Term", "Wildcard", "FuzzyTerm"):
        parsed = parsed.replace(f"{word}('", "'")
    return parsed


def _problem(query: str) -> tuple[str, str]:
    with pytest.raises(QueryError) as raised:
        lex(query)
    return raised.value.message, query[raised.value.start : raised.value.end]


def _tried(query: str) -> list[Token] | QueryError:
    try:
        return lex(query, date(2024, 6, 20))
    except QueryError as error:
        return error


def _kinds(query: str) -> list[tuple[Kind, str]]:
    return [(token.kind, query[token.start : token.end]) for token in lex(query)]


def test_words_and_phrases() -> None:
    assert _kinds("treaty “cod war” Jong-un 12:30") == [
        (Kind.WORD, "treaty"),
        (Kind.PHRASE, "“cod war”"),
        (Kind.PHRASE, "Jong-un"),
        (Kind.PHRASE, "12:30"),
    ]


def test_a_number_has_a_power_where_a_word_has_a_weight() -> None:
    assert _kinds("10^6 title:4.2^2 -10^-9, 2024^") == [
        (Kind.PHRASE, "10^6"),
        (Kind.FIELD, "title:"),
        (Kind.PHRASE, "4.2^2"),
        (Kind.NOT, "-"),
        (Kind.PHRASE, "10^-9,"),
        (Kind.WORD, "2024^"),
    ]
    assert [kind for kind, _ in _kinds('m2^3 "10"^6')] == [
        *(Kind.WORD, Kind.WEIGHT),
        *(Kind.PHRASE, Kind.WEIGHT),
    ]


def test_only_upper_case_makes_an_operator() -> None:
    assert [kind for kind, _ in _kinds("cod and chips AND peas or not OR NOT salt")] == [
        *([Kind.WORD] * 3),
        Kind.AND,
        *([Kind.WORD] * 3),
        Kind.OR,
        Kind.NOT,
        Kind.WORD,
    ]


def test_addresses_and_headlines_are_words() -> None:
    assert _kinds("https://example.org/a:b") == [(Kind.PHRASE, "https://example.org/a:b")]
    assert _kinds("Summit: what now?")[0] == (Kind.WORD, "Summit:")
    assert _kinds("rock & roll — *now*")[:2] == [(Kind.WORD, "rock"), (Kind.WORD, "roll")]


def test_a_dash_before_a_word_excludes_it() -> None:
    assert [kind for kind, _ in _kinds("cod -war -(a b) -title:x - y --z")] == [
        Kind.WORD,
        *(Kind.NOT, Kind.WORD),
        *(Kind.NOT, Kind.OPEN, Kind.WORD, Kind.WORD, Kind.CLOSE),
        *(Kind.NOT, Kind.FIELD, Kind.WORD),
        Kind.WORD,
        Kind.WORD,
    ]


@pytest.mark.parametrize(
    ("query", "asked"),
    [
        ("person:quill", [NameAsked("person", "quill")]),
        ('PERSON:"Ada Quill"', [NameAsked("person", "Ada Quill")]),
        ("place:“Port Ansel”", [NameAsked("place", "Port Ansel")]),
        (
            "org:Guild Organization:guild",
            [NameAsked("organisation", n) for n in ("Guild", "guild")],
        ),
        ("name:o’hara's, ferry", [NameAsked(None, "o’hara's")]),
        ("person:qui*", [NameAsked("person", "qui", begun=True)]),
        ('person:"qui*"', [NameAsked("person", "qui*")]),
        ('person:(ada OR "Tom Quill")', [NameAsked("person", n) for n in ("ada", "Tom Quill")]),
        ('person:(ada title:"a b" (tom)) "c d"', [NameAsked("person", n) for n in ("ada", "tom")]),
        (
            'person:(ada title:(x) place:lenia) "c d"',
            [
                NameAsked("person", "ada"),
                NameAsked("place", "lenia"),
            ],
        ),
        ("story:s1f09c3ab, Story:harb*", [StoryAsked("s1f09c3ab"), StoryAsked("harb", begun=True)]),
        ('story:(crane "harbour crane")', [StoryAsked("crane"), StoryAsked("harbour crane")]),
    ],
)
def test_a_name_or_story_is_asked_for_by_its_field(query: str, asked: list[Asked]) -> None:
    assert [token.asked for token in lex(query) if token.asked] == asked


def test_a_name_can_be_excluded() -> None:
    tokens = lex('-person:quill NOT place:(lenia "Port Ansel") ada')
    names = [(token.text, token.excluded) for token in tokens if token.text]
    assert names == [("quill", True), ("lenia", True), ("Port Ansel", True), ("ada", False)]


def test_what_is_excluded_is_known_through_parentheses() -> None:
    tokens = lex("a NOT (b OR NOT c) d -e f")
    words = {token.text: token.excluded for token in tokens if token.kind is Kind.WORD}
    assert words == {"a": False, "b": True, "c": False, "d": False, "e": True, "f": False}


def test_patterns_are_folded() -> None:
    (token,) = lex("ÉLA*n?E")
    assert (token.kind, token.text) == (Kind.WILDCARD, "ela*n?e")
    (token,) = lex("1st*")
    assert (token.kind, token.text) == (Kind.PHRASE, "1st")
    (token,) = lex("*中国*")
    assert (token.kind, token.text) == (Kind.PHRASE, "中国")
    (token,) = lex("harbuor~2")
    assert (token.kind, token.text, token.edits) == (Kind.NEAR, "harbuor", 2)


def test_a_question_mark_ends_a_question() -> None:
    assert _kinds("who signed?")[-1] == (Kind.WORD, "signed?")
    assert _kinds("wom?n")[-1][0] is Kind.WILDCARD


def test_a_pattern_of_many_words_is_one_operand() -> None:
    kinds = [kind for kind, _ in _kinds("-Jong-u*")]
    assert kinds == [Kind.NOT, Kind.OPEN, Kind.WORD, Kind.WILDCARD, Kind.CLOSE]


@pytest.mark.parametrize(
    ("query", "first", "last"),
    [
        ("date:2024", "2024-01-01", "2024-12-31"),
        ("date:2024-02", "2024-02-01", "2024-02-29"),
        ("date:2024-6-18", "2024-06-18", "2024-06-18"),
        ("since:2024-06", "2024-06-01", "9999-12-31"),
        ("until:2024-06", "0001-01-01", "2024-06-30"),
        ("date:[2024-06-18 TO 2024-07]", "2024-06-18", "2024-07-31"),
        ("date:[* to 2024]", "0001-01-01", "2024-12-31"),
        ('date:"2024-06"', "2024-06-01", "2024-06-30"),
        ("date:june", "2024-06-01", "2024-06-30"),
        ("since:june", "2024-06-01", "9999-12-31"),
        ("until:yesterday", "0001-01-01", "2024-06-19"),
        ("DATE:Last 2 Weeks", "2024-06-06", "2024-06-20"),
        ("date:2024-06-18..2024-06-20", "2024-06-18", "2024-06-20"),
        ("date:“june to august 2023”", "2023-06-01", "2023-08-31"),
        ("date:[18 june TO 3 july 2023]", "2023-06-18", "2023-07-03"),
        ("date：２０２３－０６", "2023-06-01", "2023-06-30"),
        ("last 2 weeks", "2024-06-06", "2024-06-20"),
    ],
)
def test_dates(query: str, first: str, last: str) -> None:
    (token,) = lex(query, date(2024, 6, 20))
    assert [date.fromordinal(day).isoformat() for day in token.days] == [first, last]


@pytest.mark.parametrize(
    ("query", "message", "at"),
    [
        ('cod "war', "unclosed quote", '"war'),
        ("cod “war", "unclosed quote", "“war"),
        ('""', "nothing between the quotes", '""'),
        ("cod (war", "unclosed parenthesis", "("),
        ("cod) war", "parenthesis without an opening one", ")"),
        ("cod ()", "nothing between the parentheses", "()"),
        ("AND cod", "AND needs a word before it", "AND"),
        ("cod OR", "OR needs a word after it", "OR"),
        ("cod AND OR war", "AND needs a word after it", "AND"),
        ("(cod NOT) war", "NOT needs a word after it", "NOT"),
        ("NOT NOT cod", "NOT needs a word after it", "NOT"),
        ("cod AND &", "AND needs a word after it", "AND"),
        (
            "colour:red",
            f"no field colour: there are {', '.join(FIELDS)}",
            "colour:",
        ),
        ("title: cod", "title: needs a word right after it", "title:"),
        ("outlet:,", "outlet: needs a word right after it", "outlet:,"),
        ("since: 2024", "since: needs a date right after it", "since:"),
        ("date:2024-13", "no such day: 2024-13", "2024-13"),
        (
            "date:soon",
            "not a date: soon (write 2024-06-18, june 2024 or last 2 weeks)",
            "soon",
        ),
        (
            "date:2024/06/18/19 cod",
            "not a date: 2024/06/18/19 (write 2024-06-18, june 2024 or last 2 weeks)",
            "2024/06/18/19",
        ),
        ("date:0000", "no such day: 0000", "0000"),
        (
            "since:03/04/2024 cod",
            "03/04/2024 is 3 April or 4 March: write 2024-04-03 or 2024-03-04",
            "03/04/2024",
        ),
        (
            "date:last 2 cods",
            "last 2 what? Write last 2 days, weeks, months or years",
            "last 2",
        ),
        ("date:last 99999999999 years", "last what? Write last week, month or year", "last"),
        (
            "since:june to july cod",
            "since: takes one date; write date: for a range",
            "june to july",
        ),
        ("until:", "until: needs a date right after it", "until:"),
        ('date:""', "date: needs a date right after it", 'date:""'),
        ("date:[2024 TO", "unclosed bracket", "[2024 TO"),
        ("date:[2024]", "a range of dates is written [2024-06 TO 2024-08]", "2024"),
        ("date:[2025 TO 2024]", "the range ends before it begins", "2025 TO 2024"),
        ("*", "* needs letters beside it", "*"),
        ("cod person:", "person: needs a name right after it", "person:"),
        ("org: guild", "organisation: needs a name right after it", "org:"),
        ('person:"!"', "no letters of a name", '"!"'),
        ("person:()", "nothing between the parentheses", "()"),
        ("person:q*l", "in a name, only a * at the end means something", "q*l"),
        ("person:quil~", "in a name, only a * at the end means something", "quil~"),
        ("story:", "story: needs an id or words of a title right after it", "story:"),
        ('story:"!"', "no letters of a title", '"!"'),
        ("story:c?b", "in a title, only a * at the end means something", "c?b"),
        ("cod ?*", "? needs letters beside it", "?*"),
        ("~", "~ needs a word before it", "~"),
        ("cod~3", "at most ~2: two letters may differ", "cod~3"),
        ("co*d~", "* and ~ don't go together", "co*d~"),
        ("&&", "no letters or digits to look for", "&&"),
        ('"cod war"~', '~ needs a number right after it: "a phrase"~5', "~"),
        ('"cod war"~5x', '~ needs a number right after it: "a phrase"~5', "~5x"),
        ('"cod war"~0', "words may stand ~1 to ~100 apart", "~0"),
        ('"cod war"~101', "words may stand ~1 to ~100 apart", "~101"),
        ('"cod"~2', "~ behind quotation marks needs two words in them", "~2"),
        ("(cod war)~2", '~ stands behind a word or a phrase: "a b"~5', "~2"),
        ("cod^", "^ needs a number right after it: ferry^2", "^"),
        ("cod^many", "^ needs a number right after it: ferry^2", "^many"),
        ("(cod)^2^2", "^ needs a number right after it: ferry^2", "^2^2"),
        ('"cod war"^0', "a weight is from ^0.01 to ^100", "^0"),
        ("cod^101", "a weight is from ^0.01 to ^100", "^101"),
        ("outlet:wire^2", "outlet: only narrows; ^ and ~ stand behind words", "^2"),
        ("person:(quill OR b)^2", "person: only narrows; ^ and ~ stand behind words", "^2"),
        ("a (outlet:(b c) date:2024)^2", "outlet: only narrows; ^ and ~ stand behind words", "^2"),
        ("(-story:b)^2 c", "story: only narrows; ^ and ~ stand behind words", "^2"),
        ("person:quill^2", "person: only narrows; ^ and ~ stand behind words", "^2"),
        ('story:"a b"~2', "story: only narrows; ^ and ~ stand behind words", "~2"),
        ("cod NOT +war", "+ and NOT don't go together: leave one of them out", "NOT +"),
        ("cod +?", "+ needs a word after it", "+"),
        *(
            (query, "+ asks for all, OR for either: leave one out, or write (a OR b) +c", "+")
            for query in ("cod OR +war", "+cod OR war", "a OR b AND +c", "(a OR +b) c")
        ),
    ],
)
def test_what_is_wrong_is_said_and_shown(query: str, message: str, at: str) -> None:
    assert _problem(query) == (message, at)


def test_bounds_are_told() -> None:
    assert _problem("(" * 10_000)[0] == f"more than {DEEPEST} parentheses deep"
    for words in ("a " * 4_000, '"' + "a " * 4_000 + '"', "国" * 9_999):
        assert _problem(words)[0] == "more than 1,024 words"
    assert len(lex("a OR " * (MOST_WORDS - 1) + "a")) == 2 * MOST_WORDS - 1
    for pattern in ("a* ", "*a* ", "a~ ", "a-b~ ", "a?b "):
        assert _problem(pattern * 100)[0] == f"more than {MOST_PATTERNS} words with *, ? or ~"
    for filler in (" ", '"', "a", "(", "*", "~", "-", "é", "'", "[", "a:"):
        assert _problem(filler * 1_000_000)[0] == f"longer than {LONGEST_QUERY:,} characters"


@pytest.mark.parametrize("filler", [" ", '"', "a", "*", "~", "-", "'", "a'", "?a", "a~", "date:["])
def test_long_queries_are_cut_in_linear_time(filler: str) -> None:
    query = filler * (LONGEST_QUERY // len(filler))
    found = _tried(query)
    assert found == [] if query.isspace() else found


@pytest.mark.parametrize(
    ("query", "kinds"),
    [
        ("date:june 2023 ferry", ["days", "word"]),
        ("date:june 18, 2023, ferry", ["days", "word"]),
        ("cod -date:last 2 weeks ferry", ["word", "NOT", "days", "word"]),
        ("(since:last month) OR may", ["(", "days", ")", "OR", "word"]),
        ("date:2023 march", ["days", "word"]),
        ("date:2023-06 to kill", ["days", "word", "word"]),
        ("date:2023 to 2024 kill", ["days", "word"]),
        ("date:may be", ["days", "word"]),
        ("date:june(cod)", ["days", "(", "word", ")"]),
        # What isn't in a field is words, unless there are no others.
        ("cod last 2 weeks", ["word"] * 4),
        ("last week", ["word"] * 2),
        ("title:last 2 weeks", ["field", *["word"] * 3]),
        ("-last 2 weeks", ["NOT", *["word"] * 3]),
        ('"last 2 weeks"', ["phrase"]),
        ("outlet:wire the past three months person:quill", ["field", "word", "days", "asked"]),
    ],
)
def test_days_end_where_other_words_begin(query: str, kinds: list[str]) -> None:
    assert [token.kind.value for token in lex(query, date(2024, 6, 20))] == kinds


def test_words_side_by_side_bind_loosest() -> None:
    assert (
        _tree("title:a title:b OR title:c")
        == "And(['title', 'a'), Or(['title', 'b'), 'title', 'c')])])"
    )
    assert _tree("title:a AND title:b OR title:c") == (
        "And([Or([And(['title', 'a'), 'title', 'b')]), 'title', 'c')])])"
    )


def test_words_of_a_phrase_may_stand_apart() -> None:
    (token,) = lex("„cod war”~5")
    assert (token.kind, token.text, token.apart) == (Kind.PHRASE, "cod war", 5)
    assert [leaf.slop for leaf in tree(lex('"cod war"~5')).leaves()] == [5, 5]
    assert [leaf.slop for leaf in tree(lex('"cod war", cod-war')).leaves()] == [1] * 4
    kinds = [kind for kind, _ in _kinds('-title:"cod war"~3^2')]
    assert kinds == [Kind.NOT, Kind.FIELD, Kind.PHRASE, Kind.WEIGHT]


@pytest.mark.parametrize(
    ("query", "weights"),
    [
        ("title:a^2", [2.0]),
        ("a^2 OR b", [5.0, 2.0, 2.5, 1.0]),
        ('"a b"^0.5', [1.25, 0.5]),
        ("(a OR title:b)^3 title:c", [7.5, 3.0, 3.0, 1.0]),
        ("title:(a b*)^.5 title:c~1^2,", [0.5, 0.5, 2.0]),
        ("((title:a^100 title:b)^100)^100 -title:c^3", [1e6, 1e4, 3.0]),
        ("^_^ title:a date:2024", [1.0, 1.0]),
        ("(title:a date:2024)^2 title:(b*)^3", [2.0, 2.0, 3.0]),
        ('title:"2024"^2', [2.0]),
    ],
)
def test_what_is_weighed_counts_for_more_or_less(query: str, weights: list[float]) -> None:
    assert [leaf.boost for leaf in tree(lex(query)).leaves()] == weights


def test_a_plus_says_what_is_so_anyway() -> None:
    for query, plain in (
        ("+cod war", "cod war"),
        ('cod +"cod war" +(a OR b)', 'cod "cod war" (a OR b)'),
        ("cod OR war +title:a", "cod OR war title:a"),
        ("+cod AND +war -a", "cod AND war -a"),
        ("(+cod war) OR c", "(cod war) OR c"),
        ("cod + war C++ ++d a+b", "cod war C d a+b"),
    ):
        assert _tree(query) == _tree(plain)


def test_a_field_holds_for_a_whole_group() -> None:
    assert "'text'" not in _tree("title:(a OR b*) outlet:c")
    assert "'text'" in _tree("a title:b")


_PIECES = st.sampled_from(
    ["cod", "war", "AND", "OR", "NOT", "-", "(", ")", '"', "“", "*", "?", "~", "~2", "^2", "^", "+",
     "title:", "outlet:", "date:", "since:", "2024", "-06", "[", "]", " TO ", ":", " ", " ",
     "x:", "'s", "国", "\x00", "\ud800", "ʼ", "é", ".", ",", "last 2 weeks", "june", "..", "^-1",
     "person:", "quoted:", "story:", "language:", "–", "＋", "\u200b", "03/04/2024", "yesterday"],
)  # fmt: skip


@given(st.lists(_PIECES, max_size=14).map("".join) | st.text(max_size=40))
def test_any_text_is_understood_or_explained(query: str) -> None:
    tokens = _tried(query)
    if isinstance(tokens, QueryError):
        assert tokens.message
        assert 0 <= tokens.start < tokens.end <= len(query)
        return
    parsed = tree(tokens)
    assert (parsed is None) == (not tokens)
    starts = [token.start for token in tokens]
    assert starts == sorted(starts)
    for token in tokens:
        assert 0 <= token.start <= token.end <= len(query)
        if token.kind in (Kind.WORD, Kind.PHRASE):
            shown = plain_signs(query)
            assert shown[token.inner : token.inner + len(token.text)] == token.text


@settings(max_examples=30)
@given(st.lists(_PIECES, min_size=1, max_size=6).map("".join))
def test_whatever_is_repeated_is_understood_or_explained(filler: str) -> None:
    found = _tried((filler * LONGEST_QUERY)[:LONGEST_QUERY])
    if not isinstance(found, QueryError):
        assert len(found) <= 4 * MOST_WORDS  # and a tree of them can be made
        assert (tree(found) is None) == (not found)


_SAYS = st.lists(
    st.sampled_from(
        """cod Élan Łodz o'hara "cod_war" "cod_war"~5^2 cod-war -cod +war AND OR NOT ( ) ^2
        title:cod outlet:"a_b" quoted:(cod) m?yor* fero~2 person:o'hara person:"a_b" date:2024-06-18
        date:18_june_2024_x since:last_2_weeks date:[2023_TO_2024-06] date:june..july -date:june
        -_x""".split()
    ).map(lambda piece: piece.replace("_", " ")),
    max_size=8,
).map(" ".join)
_OTHERWISE = {
    '"': "“”„‟«»＂「」",
    "-": "‐‑‒–—−－",
    " ": "\u00a0\u2003\u202f\u3000",
    "'": "’ʼ",
    "(": "（",
    ")": "）",
    ":": "：",
    "*": "＊",
    "?": "？",
    "~": "～",
    "^": "＾",
    "+": "＋",
    "[": "［",
    "]": "］",
}


@given(_SAYS, st.randoms(use_true_random=False))
def test_how_signs_are_written_makes_no_difference(query: str, random: Random) -> None:
    def otherwise(sign: str) -> str:
        if sign.isascii() and sign.isalnum() and random.random() < 0.2:
            return chr(ord(sign) + 0xFEE0)
        others = _OTHERWISE.get(sign, "")
        return random.choice(others) if others and random.random() < 0.5 else sign

    written = "".join(map(otherwise, query))
    assert _meant(written) == _meant(query)


@given(_SAYS)
def test_case_and_accents_make_no_difference(query: str) -> None:
    small = re.sub(r"\b(?!AND\b|OR\b|NOT\b|TO\b)\w+", lambda word: word.group().upper(), query)
    assert _meant(small) == _meant(query)
    assert _meant(unicodedata.normalize("NFD", query)) == _meant(query)
    assert _meant(query.replace("Élan", "elan").replace("Łodz", "lodz")) == _meant(query)


def _meant(query: str) -> object:
    """Return what the engine looks for: words as the lexicon has them, or what is wrong."""
    tokens = _tried(query)
    if isinstance(tokens, QueryError):
        return fold(tokens.message)
    return [
        (
            token.kind,
            [surface(word) for word in words_of(token.text)],
            (token.edits, token.apart, token.weight, token.days, token.excluded),
            token.asked and field_of(token.asked),
        )
        for token in tokens
    ]
