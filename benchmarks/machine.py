"""What figures are taken on: the machine, the versions, and modules that are compiled."""

from __future__ import annotations

import os
import platform
import sqlite3
from contextlib import suppress
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path


def machine() -> str:
    """Return what it all runs on."""
    known = Path("/proc/cpuinfo")
    lines = known.read_text("utf-8").splitlines() if known.exists() else []
    model = next((line.partition(": ")[2] for line in lines if line.startswith("model name")), "")
    return f"{os.cpu_count()} cores ({model or platform.machine()}), {platform.system()}"


def versions() -> str:
    """Return which Python and which search engines these are."""
    found = [f"Python {platform.python_version()}", f"SQLite {sqlite3.sqlite_version}"]
    for package in ("whoosh-reloaded", "tantivy"):
        with suppress(PackageNotFoundError):
            found.append(f"{package} {version(package)}")
    return ", ".join(found)


def keep_bytecode(room: Path) -> None:
    """Let processes find their modules compiled, as in any installed program.

    Whether bytecode is written is a matter of the environment, and where it isn't a start takes
    about twice as long. It is kept apart, so that it is neither stale nor left behind.

    Args:
        room: Where.
    """
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    os.environ["PYTHONPYCACHEPREFIX"] = str(room.absolute() / "bytecode")
