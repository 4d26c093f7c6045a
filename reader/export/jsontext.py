"""JSON as it is written: the same in every run, with nothing in it that a terminal would act on."""

from __future__ import annotations

import json
import re

# JSON itself escapes what is below U+0020.
_ACTED_ON = re.compile(
    "[\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]"
    "|[\U000e0000-\U000e007f]"
)


def json_text(value: object) -> str:
    """Return a value as JSON on one line, the same in every run and safe in a terminal."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False)
    return _ACTED_ON.sub(_escaped, text)


def _escaped(found: re.Match[str]) -> str:
    return json.dumps(found.group(), ensure_ascii=True)[1:-1]
