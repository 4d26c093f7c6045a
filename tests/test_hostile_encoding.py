"""UTF-16 that doesn't say so is read in any alphabet, and binaries are not taken for it."""

from __future__ import annotations

import random
import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.encoding import NotTextError, decode

SENTENCES = {
    "Latin": "The ferry sails again on Monday, said the harbour master. ",
    "Cyrillic": "Паром снова идёт в понедельник, сказала начальник порта. ",
    "Greek": "Το πλοίο αναχωρεί ξανά τη Δευτέρα, είπε ο λιμενάρχης. ",
    "Arabic": "تبحر العبارة مرة أخرى يوم الاثنين كما قال مدير الميناء. ",
    "Hebrew": "המעבורת תפליג שוב ביום שני, אמר מנהל הנמל. ",
}


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("alphabet", SENTENCES)
def test_utf16_without_its_mark(alphabet: str, encoding: str) -> None:
    text = SENTENCES[alphabet] * 3
    assert decode(text.encode(encoding)) == (text, encoding, ())


@pytest.mark.parametrize("seed", range(5))
def test_samples_of_a_sound_are_no_text(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311  so that it happens again
    for most in (300, 1_200, 30_000):
        numbers = [chance.randint(-most, most) for _ in range(4_000)]
        with pytest.raises(NotTextError):
            decode(struct.pack(f"<{len(numbers)}h", *numbers))


@given(st.binary(max_size=400))
def test_any_bytes_are_text_or_told(data: bytes) -> None:
    try:
        assert isinstance(decode(data).text, str)
    except NotTextError as fault:
        assert str(fault).startswith("not text")  # noqa: PT017  either will do
