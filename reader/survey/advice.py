"""What can be done about what was skipped, by the reason for it. Pure."""

from __future__ import annotations

READ = "text (.txt, .text, .md, .markdown) and JSON (.json, .jsonl, .ndjson)"
"""The kinds of files that are read."""
_RECORD = "A record needs the text of the article in a field called text, body or content."
_JSON = "Mend it where the reason says, or export it anew. The records around it were read."
_ADVICE = (
    ("about the corpus", "Files such as README at the top of a corpus are left out: rename it."),
    ("not a kind of file", f"Read are {READ}: save what it holds as one of these."),
    ("not text", "It holds no plain text: save the article's text as a .txt file in UTF-8."),
    ("empty", "There is nothing in it to be read."),
    (
        "no text left",
        "All of its lines look like menus, links and notices: save the article's text by itself.",
    ),
    ("not valid JSON", _JSON),
    ("JSON nested", "Such nesting is no record of an article: export it anew, with less of it."),
    ("not a record", _RECORD),
    ("no field", _RECORD),
    ("no records", _RECORD),
    ("the field", _RECORD),
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
_ELSE = "Open it with the program that made it, and save it anew."


def advice(reason: str) -> str:
    """Return what can be done about a reason for which something was skipped."""
    return next((words for start, words in _ADVICE if reason.startswith(start)), _ELSE)
