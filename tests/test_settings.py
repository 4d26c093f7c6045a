from __future__ import annotations

import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.keys.names import key_named, shown_key, writes
from reader.settings import Loaded, Settings, load, loaded, nothing_set
from reader.settings.file import MOST_BYTES, parsed, read
from reader.settings.told import commented_file, told, value_told

FILE = Path("/home/mara/config.toml")


def from_text(text: str, **variables: str) -> Loaded:
    return loaded(parsed(text.encode(), FILE), variables)


def problem_of(text: str, **variables: str) -> str:
    (problem,) = from_text(text, **variables).problems
    return str(problem)


def test_without_a_file_everything_is_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CORPUS_READER_INDEX_DIR")
    assert load() == nothing_set()
    assert load().settings == Settings()
    assert not load().file.exists
    assert not load().file.path.parent.exists()


def test_a_file_sets_and_says_where() -> None:
    found = from_text(
        'theme = "paper"\nmouse = false\n\nmeasure = 60\nrecogniser = "plain"\n'
        'index_dir = "/var/indexes"\n[keys]\n"app.theme" = "f9"\narticle.copy = ["y", "f2"]\n'
    )
    assert found.problems == ()
    assert found.settings == Settings(
        theme="reader-paper",
        mouse=False,
        measure=60,
        recogniser=("plain",),
        index_dir=Path("/var/indexes"),
    )
    assert found.origins["measure"] == "line 4"
    assert [(asked.id, asked.keys, asked.origin) for asked in found.asked] == [
        ("app.theme", ("f9",), "line 8"),
        ("article.copy", ("y", "f2"), "line 9"),
    ]


def test_variables_override_the_file() -> None:
    found = from_text(
        'theme = "paper"\nmeasure = 60',
        CORPUS_READER_THEME="nord",
        CORPUS_READER_MOUSE="Off",
        CORPUS_READER_MEASURE="44",
        CORPUS_READER_RECOGNISER="plain",
        CORPUS_READER_INDEX_DIR="indexes",
        CORPUS_READER_FOLD="no",
        CORPUS_READER_BESIDE="rows",
    )
    assert found.settings == Settings(
        theme="nord",
        mouse=False,
        measure=44,
        recogniser=("plain",),
        index_dir=Path("indexes"),
        fold=False,
        beside="rows",
    )
    assert found.origins["theme"] == "CORPUS_READER_THEME"


def test_a_command_loads_no_screen_for_the_settings(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text('theme = "nord"\nmeasure = 50', encoding="utf-8")
    code = (
        "import sys; from reader.settings import load; found = load(screen=False); "
        "print(found.settings.measure, len(found.problems), 'textual' in sys.modules)"
    )
    environment = {**os.environ, "CORPUS_READER_CONFIG": str(tmp_path / "mine.toml")}
    ran = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment
    )
    assert ran.stdout.split() == ["50", "0", "False"]


@pytest.mark.parametrize(
    ("text", "variable", "recogniser"),
    [
        ('recogniser = "de-core-news-sm"', "", ("de_core_news_sm",)),
        ('recogniser = ["auto", "/srv/models/de"]', "", ("auto", "/srv/models/de")),
        ("", "plain, de_core_news_sm", ("plain", "de_core_news_sm")),
        ("", "~/de", (str(Path("~/de").expanduser()),)),
        ('recogniser = "plain"', ",", ("plain",)),
    ],
)
def test_a_recogniser_is_a_word_a_model_or_several(
    text: str, variable: str, recogniser: tuple[str, ...]
) -> None:
    found = from_text(text, CORPUS_READER_RECOGNISER=variable)
    assert found.settings.recogniser == recogniser


def test_an_empty_variable_is_none() -> None:
    found = from_text("measure = 60", CORPUS_READER_MEASURE="", CORPUS_READER_INDEX_DIR="")
    assert found.settings.measure == 60
    assert found.settings.index_dir is None


def test_a_wrong_variable_leaves_what_the_file_sets() -> None:
    found = from_text("measure = 60", CORPUS_READER_MEASURE="wide")
    assert found.settings.measure == 60
    assert [problem.where for problem in found.problems] == ["CORPUS_READER_MEASURE"]


def test_previews_are_never_wider_than_an_article() -> None:
    assert Settings(measure=50).preview_measure == 50
    assert Settings(measure=80).preview_measure < 80


@pytest.mark.parametrize(
    ("text", "told_of"),
    [
        ('\nthem = "ink"', ["line 2", 'no setting "them"', "Did you mean theme?"]),
        ("colour = 3", ["line 1", 'no setting "colour"', "There are: theme, mouse"]),
        ('theme = "papr"', ["line 1", 'theme can\'t be "papr"', 'Did you mean "paper"?']),
        ("theme = 3", ["theme can't be 3", "There are: ink, paper,"]),
        ("mouse = 1", ["mouse can't be 1", "true or false"]),
        ("fold = 1", ["fold can't be 1", "true or false"]),
        ('beside = "row"', ["beside can't be", '"columns" or "rows"']),
        ('mouse = "no"', ['mouse can\'t be "no"']),
        ("measure = 39", ["measure can't be 39", "from 40 to 80"]),
        ("measure = 81", ["can't be 81"]),
        ("measure = true", ["can't be true"]),
        ("measure = 60.0", ["can't be 60.0"]),
        ("measure = nan", ["can't be NaN"]),
        ('recogniser = "a model"', ['can\'t be "a model"', '"auto", "plain", a model of spaCy']),
        ('recogniser = "models/de"', ["one for each language"]),
        ("recogniser = []", ["can't be []"]),
        ('recogniser = ["plain", 3]', ['can\'t be ["plain", 3]']),
        ('index_dir = "here"', ['can\'t be "here"', "a folder in full"]),
        ('index_dir = "~nobody-of-that-name/x"', ["a folder in full"]),
        ('index_dir = "/a\\u0000b"', ["a folder in full"]),
        ("keys = 3", ["keys is no table", "[keys]"]),
        ('\n[keys]\n"app.theme" = 3', ["line 3", "app.theme can't be 3", "a list of keys"]),
        ('[keys]\n"app.theme" = ["x", 3]', ["line 2", 'can\'t be ["x", 3]']),
        ("[colours]\nink = 3", ["line 1", 'no setting "colours"']),
        ('theme = "ink"\ntheme = "ink"', ["line 2", "can't be understood"]),
        ("theme = ink", ["line 1", "can't be understood: invalid value", "Lines are like"]),
        ("mouse = true\nkeys = [", ["line 2", "can't be understood"]),
        ("theme = " + "[" * 1900, ["nested too deep"]),
        ("a" * 3000, ["line 1", "far too long"]),
        ("x" * 2000 + "\n" + "y\n" * MOST_BYTES, ["bytes", f"{MOST_BYTES:,}"]),
    ],
)
def test_what_is_wrong_is_told_with_its_line_and_what_would_be_right(
    text: str, told_of: list[str]
) -> None:
    told_now = problem_of(text)
    assert told_now.startswith(str(FILE))
    assert [words for words in told_now.split("\n") if words] == [told_now]
    for words in told_of:
        assert words in told_now


def test_one_wrong_setting_costs_no_other() -> None:
    found = from_text('theme = "papr"\nmeasure = 60\nsize = 3\nmouse = false')
    assert found.settings == Settings(measure=60, mouse=False)
    assert len(found.problems) == 2


def test_a_value_nested_deep_is_told() -> None:
    assert "can't be [[[" in problem_of("theme = " + "[" * 300 + "]" * 300)


def test_a_long_value_is_shortened() -> None:
    assert len(problem_of(f'theme = "{"x" * 1900}"')) < 500


def test_bytes_that_are_no_utf_8_are_told_with_their_line() -> None:
    (problem,) = parsed('theme = "ink"\n# café'.encode("latin-1"), FILE).problems
    assert str(problem) == f"{FILE}, line 2: It is not in UTF-8. Save it as UTF-8."


def test_a_mark_and_carriage_returns_of_windows_are_fine() -> None:
    found = loaded(parsed(b'\xef\xbb\xbftheme = "paper"\r\nmouse = false\r\n', FILE), {})
    assert found.problems == ()
    assert found.settings == Settings(theme="reader-paper", mouse=False)


@given(st.binary(max_size=400))
def test_any_bytes_give_settings_and_problems(data: bytes) -> None:
    found = loaded(parsed(data, FILE), {})
    assert isinstance(found.settings, Settings)
    assert all(str(problem) for problem in found.problems)


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=6,
)
NAMES = st.sampled_from(
    ["theme", "mouse", "measure", "recogniser", "index_dir", "fold", "beside", "keys", "other"]
)


@given(st.dictionaries(NAMES, VALUES), st.dictionaries(NAMES, st.text(min_size=1)))
def test_any_values_give_settings_and_problems(
    values: dict[str, object], variables: dict[str, str]
) -> None:
    file = parsed(b"", FILE)
    named = {f"CORPUS_READER_{name.upper()}": text for name, text in variables.items()}
    found = loaded(type(file)(FILE, exists=True, values=values), named)
    assert 40 <= found.settings.measure <= 80
    assert found.settings.recogniser
    assert all(found.settings.recogniser)
    for name in set(values) - {"keys", "other"}:
        assert found.origins[name] != "default" or any(name in str(p) for p in found.problems)


@settings(max_examples=50)
@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from(["", "[keys]", "# x = 1"]))))
def test_lines_are_those_that_keys_stand_on(rows: list[tuple[str, str]]) -> None:
    text: list[str] = []
    want: dict[tuple[str, ...], int] = {}
    table: tuple[str, ...] = ()
    for number, (_, other) in enumerate(rows):
        if other == "[keys]" and not table:
            table = ("keys",)
            text.append(other)
        elif other == "[keys]":
            text.append("")
        else:
            text.append(other)
        text.append(f'"k.{number}" = {number}')
        want[(*table, f"k.{number}")] = len(text)
    file = parsed("\n".join(text).encode(), FILE)
    assert file.problems == ()
    for path, line in want.items():
        assert file.line(*path) == line


# Files


def test_a_file_that_is_named_and_missing_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CORPUS_READER_CONFIG", str(tmp_path / "none.toml"))
    (problem,) = load().problems
    assert "There is no such file." in str(problem)
    assert read(tmp_path / "none.toml", named=False).problems == ()


def test_another_file_can_be_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "mine.toml").write_text("measure = 50", encoding="utf-8")
    monkeypatch.setenv("CORPUS_READER_CONFIG", str(tmp_path / "mine.toml"))
    assert load().settings.measure == 50
    monkeypatch.setenv("CORPUS_READER_CONFIG", os.devnull)
    assert load().settings.measure == 76
    assert load().problems == ()


def test_a_folder_in_place_of_the_file_is_told(tmp_path: Path) -> None:
    assert "It is a folder." in str(read(tmp_path, named=False).problems[0])


@pytest.mark.skipif(sys.platform == "win32", reason="there are no FIFOs")
def test_a_fifo_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "config.toml")
    assert "no plain file" in str(read(tmp_path / "config.toml", named=True).problems[0])
    assert "no plain file" in str(read(Path("/dev/zero"), named=True).problems[0])


def test_a_file_of_a_gigabyte_is_not_read(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    with file.open("wb") as opened:
        opened.truncate(1 << 30)  # sparse: it takes no room
    assert "1,073,741,824 bytes" in str(read(file, named=False).problems[0])


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege there")
def test_a_loop_of_links_is_told(tmp_path: Path) -> None:
    (tmp_path / "config.toml").symlink_to(tmp_path / "config.toml")
    assert "can't be read" in str(read(tmp_path / "config.toml", named=False).problems[0])


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root may read anything")
def test_a_file_that_may_not_be_read_is_told(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_text("", encoding="utf-8")
    file.chmod(0)
    assert "Permission denied" in str(read(file, named=False).problems[0])


def test_a_name_that_can_be_no_files_is_told() -> None:
    assert read(Path("x" * 5000), named=True).problems
    assert read(Path("a\0b"), named=True).problems


# Keys


@pytest.mark.parametrize(
    ("word", "key"),
    [
        ("n", "n"),
        ("N", "N"),
        ("?", "question_mark"),
        ("-", "minus"),
        (",", "comma"),
        ("+", "plus"),
        (" ", "space"),
        ("é", "é"),
        ("F2", "f2"),
        ("Esc", "escape"),
        ("return", "enter"),
        ("PgUp", "pageup"),
        ("Ctrl+Q", "ctrl+q"),
        ("ctrl++", "ctrl+plus"),
        ("alt+ctrl+x", "alt+ctrl+x"),
        ("ctrl+alt+x", "alt+ctrl+x"),
        ("shift+f3", "shift+f3"),
        ("backtab", "shift+tab"),
        ("less_than_sign", "less_than_sign"),
    ],
)
def test_keys_are_written_as_people_call_them(word: str, key: str) -> None:
    assert key_named(word) == key
    assert key_named(shown_key(key)) == key


@pytest.mark.parametrize(
    ("word", "hint"),
    [
        ("", "Keys are signs"),
        ("ctrl+", "Keys are signs"),
        ("\x1b", "Keys are signs"),
        ("pagup", 'Did you mean "pageup"?'),
        ("ctrl-f", 'Did you mean "ctrl+f"?'),
        ("crtl+f", 'Did you mean "ctrl"?'),
        ("shift+n", 'as "N"'),
        ("ctrl+m", '"enter"'),
        ("ctrl+i", '"tab"'),
        ("j,down", '["f9", "y"]'),
        ("x" * 5000, "Keys are signs"),
        ("+" * 5000, "Keys are signs"),
    ],
)
def test_what_is_no_key_is_told(word: str, hint: str) -> None:
    with pytest.raises(ValueError, match=r".") as fault:
        key_named(word)
    assert hint in str(fault.value)


@given(st.text(max_size=12))
def test_any_word_is_a_key_or_told(word: str) -> None:
    with suppress(ValueError):
        key = key_named(word)
        assert key_named(shown_key(key)) == key


@given(st.characters(categories=["L", "N", "P", "S"], max_codepoint=0x17F))
def test_every_sign_of_a_keyboard_is_text(sign: str) -> None:
    key = key_named(sign)
    assert writes(key)
    assert shown_key(key) == sign
    assert not writes(f"ctrl+{key}")


# The file that is written


def test_the_file_that_is_written_changes_nothing() -> None:
    text = commented_file()
    assert from_text(text).problems == ()
    assert from_text(text).settings == Settings()
    assert from_text(text).asked == ()


def test_what_is_told_names_file_settings_and_places() -> None:
    heads = dict(told(from_text("measure = 60")))
    assert heads["measure"] == "60 (line 1)"
    assert heads["theme"] == "ink (default)"
    assert heads["Log"].endswith("faults.log")
    assert value_told(from_text("measure = 60"))["settings"]["measure"]["value"] == 60
