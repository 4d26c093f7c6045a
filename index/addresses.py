"""What the address of a page says of it: the day, the outlet's domain, and which page it is."""

from __future__ import annotations

import re
from datetime import date
from urllib.parse import urlsplit

from index.words import STOP_WORDS, fold, word_spans

_ADDRESS = re.compile(r"https?://[^\s<>\"'|]{4,1990}", re.IGNORECASE)
_DAY = re.compile(r"/((?:19|20)\d\d)[/-]?(\d\d)[/-]?(\d\d)(?=[/_.-]|\Z)")
_MONTH = re.compile(r"/((?:19|20)\d\d)[/-](\d\d)(?=/|\Z)")
_FRONT = re.compile(r"(?:www\d?|m|amp|mobile)\.(?=[^.]+\.)")
_HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{1,30}")


def is_link(words: str) -> bool:
    """Tell whether what stands for an outlet is the address of a page instead."""
    return words[:8].lower().startswith(("http://", "https://"))


def whole_address(words: str) -> str | None:
    """Return the address that some words are, and nothing else."""
    words = words.strip()
    return words if _ADDRESS.fullmatch(words) else None


def host_of(address: str) -> str:
    """Return the domain of an address, without what many sites have before it; "" for none."""
    try:
        host = (urlsplit(address.strip()[:2_000]).hostname or "") if is_link(address) else ""
    except ValueError:
        return ""
    host = _FRONT.sub("", host.rstrip("."), count=1)
    return host if _HOST.fullmatch(host) else ""


def path_of(address: str) -> str:
    """Return the path of an address; "" for none."""
    try:
        return urlsplit(address[:2_000]).path
    except ValueError:
        return ""


def day_in_address(address: str) -> str | None:
    """Return the day that an address has in its path, in ISO 8601."""
    found = _DAY.search(path_of(address))
    try:
        return date(*map(int, found.groups())).isoformat() if found else None
    except ValueError:
        return None


def month_in_address(address: str) -> str | None:
    """Return the month that an address has in its path, "2024-06"."""
    found = _MONTH.search(path_of(address))
    return f"{found[1]}-{found[2]}" if found and 1 <= int(found[2]) <= 12 else None


def shared_with(address: str, title: str) -> int:
    """Return how many words of a title the path of an address has."""
    return len(_words(path_of(address)) & _words(title))


def _words(text: str) -> frozenset[str]:
    folded = (fold(word) for word, _, _ in word_spans(re.sub(r"[-_/.]", " ", text)))
    return frozenset(word for word in folded if len(word) > 2 and word not in STOP_WORDS)
