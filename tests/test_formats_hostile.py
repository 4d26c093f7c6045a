"""Files that were made to harm, or that the system makes so: what reading them must survive."""

from __future__ import annotations

import hashlib
import os
import sys
from typing import TYPE_CHECKING

import pytest

from index.formats.files import digest_of, open_regular

if TYPE_CHECKING:
    from pathlib import Path


def test_a_digest_is_that_of_all_bytes(tmp_path: Path) -> None:
    data = os.urandom(1_000) * 3_000
    (tmp_path / "a.txt").write_bytes(data)
    with open_regular(tmp_path / "a.txt") as handle:
        assert digest_of(handle) == hashlib.sha256(data).hexdigest()


@pytest.mark.skipif(sys.platform == "win32", reason="pipes can't be read without waiting there")
def test_a_digest_ends_where_nothing_more_comes_for_now() -> None:
    ours, theirs = os.pipe()
    os.set_blocking(ours, False)
    os.write(theirs, b"begun")
    with os.fdopen(ours, "rb") as handle:
        assert digest_of(handle) == hashlib.sha256(b"begun").hexdigest()
    os.close(theirs)
