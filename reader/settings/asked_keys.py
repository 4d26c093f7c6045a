"""The keys that a settings file asks for, checked against all bindings that there are."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from reader.keys.bindings import rebindable
from reader.keys.names import key_named, shown_key, writes
from reader.settings import Loaded, with_keys
from reader.settings.values import SETTINGS, nearest, shown

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reader.keys.bindings import Rebindable
    from reader.settings import AskedKeys

WAY_OUT = "app.quit-anywhere"
"""The binding that is never without a key: one can always quit."""


class _WrongKeysError(ValueError):
    """Keys that a binding can't have: what is wrong, and what would be right."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


def with_checked_keys(loaded: Loaded) -> Loaded:
    """Return settings with those of the keys that can be had, and what is wrong with the others."""
    if not loaded.asked:
        return loaded
    known = rebindable()
    keys: dict[str, tuple[str, ...]] = {}
    problems = []
    asked = {}
    for one in loaded.asked:
        try:
            keys[one.id] = _checked(one, known)
            asked[one.id] = one
        except _WrongKeysError as wrong:
            problems.append(one.problem(wrong.message, wrong.hint))
    while clash := _clash(keys, known, list(asked)):
        name, other, key = clash
        del keys[name]
        message = f"{shown_key(key)} can't be the key of {name}: {other} has it."
        hint = f"Choose another key, or give {other} another."
        problems.append(asked[name].problem(message, hint))
    return with_keys(loaded, keys, problems)


def _checked(asked: AskedKeys, known: Mapping[str, Rebindable]) -> tuple[str, ...]:
    binding = known.get(asked.id)
    if binding is None:
        raise _WrongKeysError(f"There is no binding {shown(asked.id)}.", _other_id(asked.id, known))
    keys = tuple(dict.fromkeys(_key(word, asked.id) for word in asked.keys))
    if not keys and asked.id == WAY_OUT:
        raise _WrongKeysError(
            f"{asked.id} can't be without a key.", 'One can always quit: give it one, as "ctrl+q".'
        )
    for key in set(keys) - set(binding.keys):
        if binding.priority and not _beyond_text(key):
            raise _WrongKeysError(
                f"{shown_key(key)} can't be the key of {asked.id}.",
                'It works everywhere, also in the query: choose one as "f9" or "ctrl+y".',
            )
        if binding.typing and writes(key):
            raise _WrongKeysError(
                f"{shown_key(key)} can't be the key of {asked.id}.",
                'It is text where text is typed: choose one as "f9", "enter" or "ctrl+y".',
            )
    return keys


def _beyond_text(key: str) -> bool:
    """Tell whether a key is none that typing takes: one with ctrl or alt, or a function key."""
    modifiers, _, last = key.rpartition("+")
    return bool(set(modifiers.split("+")) - {"", "shift"}) or (last[0] == "f" and last[1:] != "")


def _key(word: str, name: str) -> str:
    try:
        return key_named(word)
    except ValueError as wrong:
        message = f"There is no key {shown(word)}, which {name} is to have."
        raise _WrongKeysError(message, str(wrong)) from None


def _other_id(name: str, known: Mapping[str, Rebindable]) -> str:
    if name in {setting.name for setting in SETTINGS}:
        return f"{name} is a setting: it stands above the line [keys]."
    if meant := nearest(name, known):
        return f'Did you mean "{meant}"?'
    return "All there are stand in the file that is written by: corpus-reader config --write"


def _clash(
    keys: Mapping[str, tuple[str, ...]], known: Mapping[str, Rebindable], asked: list[str]
) -> tuple[str, str, str] | None:
    """Return a binding that can't have a key, the one that has it, and the key; the last asked."""
    rank = {name: number for number, name in enumerate(asked, 1)}
    for one, other in combinations(known.values(), 2):
        if one.id not in keys and other.id not in keys:
            continue
        both = set(keys.get(one.id, one.keys)) & set(keys.get(other.id, other.keys))
        if both and one.meets(other):
            first, last = sorted((one.id, other.id), key=lambda n: rank.get(n, 0) * (n in keys))
            return last, first, min(both)
    return None
