"""What can be done about what was skipped, by the reason for it. Pure."""

from __future__ import annotations

import re

READ = (
    "pages (.html, .htm, .xhtml), text (.txt, .text, .md, .markdown), records (.json, .jsonl, "
    ".ndjson, .csv, .tsv), feeds (.rss, .atom, .xml), and all of these packed (.zip, .tar, .tgz, "
    ".tbz2, .txz, .gz, .bz2, .xz)"
)
"""The kinds of files that are read."""
_RECORD = "A record needs the text of the article in a field called text, body or content."
_ROW = "If a column holds the text, say its name in corpus.toml, under [[columns]]."
_NO_TEXT = (
    "Fill in the text here, or leave it: the records around it were read. If the text stands "
    "elsewhere, say where in corpus.toml, under [[columns]]."
)
_ANEW = "or export it anew"
_JSON_LINE = (
    "The number after # is the line of the file: mend it there, at the column that the reason "
    f"says, {_ANEW}. The records around it were read."
)
_JSON_FILE = f"Mend it at the line and column that the reason says, {_ANEW}."
_ADVICE = (
    ("about the corpus", "Files such as README at the top of a corpus are left out: rename it."),
    ("not followed", "Mend this line of corpus.toml; what else it says was followed."),
    ("left out by corpus.toml", "You said so: take the line out, or say skip = false."),
    ("not a kind of file", f"Read are {READ}: save what it holds as one of these."),
    ("not text", "It holds no plain text: save the article's text as a .txt file in UTF-8."),
    ("empty", "There is nothing in it to be read."),
    (
        "no text left",
        "All of its lines look like menus, links and notices: save the article's text by itself.",
    ),
    ("not valid JSON: a number", f"Nobody needs so long a number: shorten it, {_ANEW}."),
    ("not valid JSON", _JSON_LINE),
    ("damaged", "It was cut off or changed on its way here: fetch it or pack it anew."),
    ("a damaged", "It was cut off or changed on its way here: fetch it or pack it anew."),
    ("swells", "Unpack it yourself, if you know what it is."),
    ("a bomb", "Unpack it yourself, if you know what it is."),
    ("an archive in", "Unpack it once: what is in it is read then."),
    ("compressed twice", "Unpack it once: what is in it is read then."),
    ("encrypted", "Unpack it with its password: what is in it is read then."),
    ("XML that defines", "No feed needs entities of its own: fetch it anew from its server."),
    ("too many columns", "Export it anew, with only the columns that hold something."),
    ("not a row", "Its quotation marks or delimiters are not as in the rows around it: mend them."),
    ("a quotation mark", "Close the quotation mark, or double it where it is part of the text."),
    ("JSON nested", "Such nesting is no record of an article: export it anew, with less of it."),
    ("not a record", _RECORD),
    ("no field", _RECORD),
    ("no records", _RECORD),
    ("no column", _ROW),
    ("the field", _NO_TEXT),
    ("the column", _NO_TEXT),
    ("too long", "Part it into shorter lines, one article a line."),
    ("too large", "Part it into smaller files."),
    ("no permission", "Give yourself the right to read it: chmod u+r."),
    ("folder can't be read", "Give yourself the right to read it: chmod u+rx."),
    ("a link that leads nowhere", "What it pointed at is gone: delete the link, or mend it."),
    ("a link to a folder", "Nothing need be done: what it leads to is read where it is."),
    ("not a file", "Only files are read: a pipe, a socket or a device would never end."),
    ("not a regular file", "Only files are read: a pipe, a socket or a device would never end."),
    ("no such file", "It vanished while the corpus was being read."),
)
_WITH_LINE = re.compile(r"not valid JSON: .* \(?line \d+, column \d+\)?\Z")
"""How the reason ends where the whole file is JSON; in a file of many lines it tells no line."""
_ELSE = "Open it with the program that made it, and save it anew."


def advice(reason: str) -> str:
    """Return what can be done about a reason for which something was skipped."""
    if _WITH_LINE.match(reason):
        return _JSON_FILE
    return next((words for start, words in _ADVICE if reason.startswith(start)), _ELSE)
