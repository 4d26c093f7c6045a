"""An invented corpus in which several articles have the very same text."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

FERRY = (
    "The ferry to Sarbuk ran aground in fog on Thursday morning with 214 people on board. Nobody "
    "was hurt, and two tugs pulled it free at noon, the harbour master of Port Ansel said."
)
QUAY = (
    "The council of Port Ansel voted on Monday to close the old quay after 31 years. The ferry "
    "will use the northern quay until a new one is built, which will take a year at the least."
)
NOTICE = "Subscribe to read on about the ferry."


def record(title: str, text: str, outlet: str | None, date: str | None) -> str:
    given = {"title": title, "text": text, "outlet": outlet, "date": date}
    return json.dumps({key: value for key, value in given.items() if value is not None})


RECORDS = (
    record("Ferry runs aground", FERRY, "Ansel Courier", "2025-03-14"),  # 1
    record("Old quay closed", QUAY, "Ansel Courier", "2025-03-20"),  # 2
    record("Ferry, ferry aground off Sarbuk", FERRY, "Radio Sarbuk", "2025-03-15"),  # 3
    record("Harvest is late", "Apples ripen late, and no boat had to wait for them.", None, None),
    record("Ferry runs aground", FERRY, "Ansel Courier", "2025-03-14"),  # 5
    record("Members only: tugs", NOTICE, "Veldra Post", "2025-04-01"),  # 6
    record("Members only: quay", NOTICE, "Veldra Post", "2025-04-02"),  # 7
    record("Members only: quay", NOTICE, None, None),  # 8
)


def of(*numbers: int) -> list[str]:
    """Return the ids of these records, counted from 1."""
    return [f"news.jsonl#{number}" for number in numbers]


def written(folder: Path, *, but: tuple[int, ...] = ()) -> Path:
    """Write the records into a folder, but for those of these numbers, and return it."""
    folder.mkdir(exist_ok=True)
    kept = [line for number, line in enumerate(RECORDS, 1) if number not in but]
    (folder / "news.jsonl").write_text("\n".join(kept) + "\n", encoding="utf-8")
    return folder
