"""The names of keys, as people write them and as Textual calls them. Pure."""

from __future__ import annotations

import unicodedata
from functools import cache

from textual.binding import Binding
from textual.keys import KEY_NAME_REPLACEMENTS, REPLACED_KEYS, Keys, key_to_character

from reader.settings.values import nearest

MODIFIERS = ("alt", "ctrl", "hyper", "meta", "shift", "super")
"""In the order in which Textual puts them before a key."""
UNBOUND = "<unbound>"
"""Begins the key of what has none: no terminal sends it, and only the palette offers it."""
_NAMED = {key.value for key in Keys if key.value.isalnum()} - {"return"}
_OTHERWISE = {
    "backtab": "shift+tab",
    "control": "ctrl",
    "del": "delete",
    "esc": "escape",
    "ins": "insert",
    "pgdn": "pagedown",
    "pgup": "pageup",
    "return": "enter",
}
_THE_SAME = {
    "ctrl+h": "backspace",
    "ctrl+i": "tab",
    "ctrl+left_square_bracket": "escape",
    "ctrl+m": "enter",
}
"""What a terminal sends the same for as for another key."""
_SHOWN = {"escape": "esc"}
"""Keys that people call otherwise than Textual does, besides the signs."""


def sign(key: str) -> str:
    """Return the sign that a key writes; "" for one that writes none, or a blank."""
    if key in _NAMED or len(key) > 100:
        return ""
    found = key if len(key) == 1 else key_to_character(REPLACED_KEYS.get(key, key))
    if not found and "_" in key and "+" not in key:
        found = _hyphened().get(key)
    found = found or ""
    return found if len(found) == 1 and found.isprintable() and found.strip() else ""


@cache
def _hyphened() -> dict[str, str]:
    """Return signs of which Textual tells the name, and of that not the sign: « and »."""
    signs = ((chr(code), unicodedata.name(chr(code), "")) for code in range(0x80, 0x2200))
    return {
        name.lower().replace("-", "_").replace(" ", "_"): sign
        for sign, name in signs
        if "-" in name
    }


def writes(key: str) -> bool:
    """Tell whether a key is text where text is typed."""
    return bool(sign(key)) or key == "space"


def shown_key(key: str) -> str:
    """Return a key as people call it: "?", "esc", "ctrl+]"; "" for the key of what has none."""
    if key.startswith(UNBOUND):
        return ""
    modifiers, plus, last = key.rpartition("+")
    return modifiers + plus + (_SHOWN.get(last) or sign(last) or last)


def key_named(word: str) -> str:
    """Return the key that a word stands for, as Textual calls it.

    Args:
        word: A sign ("?", "N"), a name ("f2", "esc", "question_mark"), or either after modifiers.

    Raises:
        ValueError: There is no such key; says what would be right.
    """
    parts = _parts(word.strip() or word)
    modifiers = {_OTHERWISE.get(part.lower(), part.lower()) for part in parts[:-1]}
    if unknown := modifiers - set(MODIFIERS):
        raise ValueError(_hint(unknown.pop(), MODIFIERS))
    key = _last(parts[-1])
    if "+" in key:
        *more, key = key.split("+")
        modifiers.update(more)
    if modifiers == {"shift"} and writes(key):
        raise ValueError('Write the sign itself, as "N" for shift and n.')
    if modifiers and len(key) == 1:
        key = key.lower()
    whole = "+".join((*sorted(modifiers), key))
    if same := _THE_SAME.get(whole):
        raise ValueError(f'Terminals can\'t tell it from "{same}".')
    return whole


def _parts(word: str) -> list[str]:
    if word == "+":
        return [word]
    parts = word.split("+")
    return [*parts[:-2], "+"] if word.endswith("++") else parts


def _last(word: str) -> str:
    if word == " ":
        return "space"
    if word == ",":
        return "comma"  # which parts keys from one another in a binding
    if len(word) == 1 and word.isprintable():
        return next(iter(Binding.make_bindings([Binding(word, "")]))).key
    name = word.lower()
    name = _OTHERWISE.get(name, name)
    if name in _NAMED or "+" in name:
        return name
    if found := sign(name):
        return _last(found)
    if len(word) > 1 and "," in word:
        raise ValueError('Write a list of keys, as ["f9", "y"].')
    raise ValueError(_hint(name, (*_NAMED, *_OTHERWISE, *KEY_NAME_REPLACEMENTS.values())))


def _hint(word: str, known: tuple[str, ...]) -> str:
    modifier, dash, key = word.partition("-")
    if dash and key and _OTHERWISE.get(modifier, modifier) in MODIFIERS:
        return f'Did you mean "{modifier}+{key}"?'
    if meant := nearest(word, known):
        return f'Did you mean "{meant}"?'
    return 'Keys are signs, as "?", or names, as "f9", "pageup", "space", "ctrl+y", "alt+y".'
