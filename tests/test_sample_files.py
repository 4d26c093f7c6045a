"""The files of the sample corpus are fit to be shipped."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from tests.test_sample import CORPUS, LISTED, article_files

if TYPE_CHECKING:
    from pathlib import Path


def test_the_files_are_of_every_kind_that_is_read() -> None:
    assert {path.suffix for path in article_files()} == {".txt", ".md", ".json", ".jsonl"}


@pytest.mark.parametrize("path", sorted(CORPUS.iterdir()), ids=lambda path: path.name)
def test_a_file_holds_no_control_character(path: Path) -> None:
    text = path.read_bytes().decode("utf-8")
    odd = {c for c in text if unicodedata.category(c) in {"Cc", "Cf", "Co", "Cs"} and c != "\n"}
    assert odd == set()


def test_addresses_are_of_domains_that_nobody_can_own() -> None:
    found = [
        address
        for path in article_files()
        for address in re.findall(r"https?://[^\s\"')\]]+", path.read_text(encoding="utf-8"))
    ]
    assert found
    assert {str(urlsplit(address).hostname).rsplit(".", 1)[-1] for address in found} == {"example"}


def test_the_readme_names_every_outlet() -> None:
    readme = (CORPUS / "README.md").read_text(encoding="utf-8")
    outlets = {a["outlet"] for a in LISTED["article"] if "outlet" in a}
    assert [outlet for outlet in outlets if f"| {outlet} |" not in readme] == []


def test_the_readme_names_the_licence() -> None:
    assert "CC0 1.0 Universal" in (CORPUS / "README.md").read_text(encoding="utf-8")
