"""What is told of the settings: for the command, for the page in the reader, and as a file."""

from __future__ import annotations

import json
import re
import textwrap
from pathlib import Path
from typing import TYPE_CHECKING, Any

from platformdirs import user_cache_path

from index.locations import data_folder
from reader.keeping.log import log_file
from reader.keys.bindings import rebindable
from reader.keys.names import shown_key
from reader.settings import DEFAULT, KEYS, Settings, outlets_file
from reader.settings.values import OURS, SETTINGS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from reader.keys.bindings import Rebindable
    from reader.settings import Loaded

WRITE = "corpus-reader config --write"
NOTHING_YET = "made when there is something to keep"
_BOTH_WAYS = re.compile(r"\b(?:next|previous) (?:and|or) (?:the )?(?:next|previous)\b")
_SWITCHED = " on and off"
_HEAD = """\
# Settings of corpus-reader. Each line that begins with # and no space is a setting as it is by
# itself: take the # away, and change it. What can't be used is told by: corpus-reader config
"""
_KEYS_HEAD = f"""\

# A key or a list of keys, instead of those that a binding has by itself; [] for none. Keys are
# signs, as "?" or "N", or names, as "f9", "pageup", "space", "enter", "esc", "ctrl+y", "alt+y".
[{KEYS}]
"""


def written(value: object) -> str:
    """Return a setting's value as the file has it."""
    if isinstance(value, Path):
        value = str(value)
    if value is None:
        value = ""
    friendly = {name: ours for ours, name in OURS.items()}
    if isinstance(value, str):
        value = friendly.get(value, value)
    if isinstance(value, tuple) and len(value) == 1:
        value = value[0]
    return json.dumps(value, ensure_ascii=False)


def written_keys(keys: Iterable[str]) -> str:
    """Return keys as the file has them: one by itself, others as a list."""
    shown = [shown_key(key) for key in keys]
    return json.dumps(shown[0] if len(shown) == 1 else shown, ensure_ascii=False)


def commented_file() -> str:
    """Return a settings file that changes nothing: every setting and every binding, commented."""
    lines = [_HEAD]
    for setting in SETTINGS:
        about = f"{setting.about} It can be {setting.allowed}. Also: {setting.variable}"
        lines += textwrap.wrap(about, 96, initial_indent="# ", subsequent_indent="# ")
        lines.append(f"#{setting.name} = {written(getattr(Settings(), setting.name))}\n")
    lines.append(_KEYS_HEAD.strip("\n"))
    place = ""
    places = list(dict.fromkeys(binding.place for binding in rebindable().values()))
    for binding in sorted(rebindable().values(), key=lambda b: places.index(b.place)):
        if binding.place != place:
            place = binding.place
            lines.append(f"\n# {place}")
        line = f'#"{binding.id}" = {written_keys(binding.keys)}'
        words = _alone(binding)
        lines.append(f"{line:<48}  # {words}".rstrip("# "))
    return "\n".join(lines) + "\n"


def _alone(binding: Rebindable) -> str:
    """Return what a key does by itself, where its words tell of several that go together."""
    name = binding.id.partition(".")[2]
    words = binding.words[:1].lower() + binding.words[1:]
    if words.endswith(_SWITCHED):
        return f"{name}{_SWITCHED}"
    return _BOTH_WAYS.sub(name.partition("-")[0], words)


def folders(loaded: Loaded) -> dict[str, str]:
    """Return where what is kept."""
    indexes = loaded.settings.index_dir or user_cache_path("corpus-reader", appauthor=False)
    return {
        "indexes": str(indexes),
        "decisions": str(data_folder() / "names"),
        "log": str(log_file()),
    }


def key_origins(loaded: Loaded) -> Mapping[str, str]:
    """Return where the keys of each binding come from that has others than by itself."""
    return {one.id: one.origin for one in loaded.asked if one.id in loaded.settings.keys}


def told(loaded: Loaded) -> Iterator[tuple[str, str]]:
    """Yield all that is to be told, as heads and words; a head of "" goes on with the last."""
    there = loaded.file.exists
    yield "Settings file", str(loaded.file.path)
    if not there:
        yield "", f"which doesn't exist; to write one: {WRITE}"
    for setting in SETTINGS:
        value = getattr(loaded.settings, setting.name)
        words = "the platform's" if value is None else written(value).strip('"')
        yield setting.name, f"{words} ({loaded.origins[setting.name]})"
    for name, origin in key_origins(loaded).items():
        keys = " ".join(shown_key(key) for key in loaded.settings.keys[name]) or "no key"
        yield name, f"{keys} ({origin})"
    outlets = outlets_file()
    yield "Outlets", str(outlets)
    if not outlets.exists():
        yield "", "which doesn't exist: what outlets are called in every corpus, if you write it"
    for name, path in folders(loaded).items():
        yield name[:1].upper() + name[1:], path
        if not Path(path).exists():
            yield "", NOTHING_YET


def unusable(loaded: Loaded) -> dict[str, list[tuple[str, str]]]:
    """Return what can't be used, by file and variables: lines, in their order, and words."""
    found: dict[str, list[tuple[str, str]]] = {}
    for one in sorted(loaded.problems, key=lambda problem: problem.line or 0):
        line = f"line {one.line}" if one.line else ""
        found.setdefault(one.place, []).append((line, f"{one.message} {one.hint}"))
    return found


def value_told(loaded: Loaded) -> dict[str, Any]:
    """Return the same as a value for JSON, with all bindings."""
    origins = key_origins(loaded)
    return {
        "file": str(loaded.file.path),
        "exists": loaded.file.exists,
        "settings": {
            setting.name: {
                "value": json.loads(written(getattr(loaded.settings, setting.name))),
                "from": loaded.origins[setting.name],
            }
            for setting in SETTINGS
        },
        "keys": {
            binding.id: {
                "keys": list(map(shown_key, loaded.settings.keys.get(binding.id, binding.keys))),
                "from": origins.get(binding.id, DEFAULT),
                "does": _alone(binding),
            }
            for binding in rebindable().values()
        },
        "problems": [
            {"where": problem.where, "message": problem.message, "hint": problem.hint}
            for problem in loaded.problems
        ],
        "folders": folders(loaded),
        "outlets": {"file": str(outlets_file()), "exists": outlets_file().exists()},
    }
