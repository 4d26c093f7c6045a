"""What the terminal sends: bytes that are no UTF-8 must not end the reader, its end must.

A terminal set to Latin-1, a meta key in eight bits, a binary file pasted: Textual decodes all input
strictly, its thread for input ends at the first wrong byte, and a traceback fills the screen. And
where the terminal is gone, Textual reads nothing from it again and again, with all of a core.
"""

from __future__ import annotations

import codecs
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer
    from textual.driver import Driver


class _Forgiving(codecs.IncrementalDecoder):
    """Reads what is no UTF-8 as the character that stands for the unknown."""

    def __init__(self) -> None:
        super().__init__()
        self._decoder = codecs.getincrementaldecoder("utf-8")(errors="replace")

    def decode(self, input: ReadableBuffer, final: bool = False) -> str:  # noqa: A002, FBT001, FBT002 (codecs')
        """Return the next characters.

        Raises:
            EOFError: There was nothing to be read: the terminal is gone.
        """
        data = bytes(input)
        if not data:
            raise EOFError
        return self._decoder.decode(data, final)


def reading(driver: type[Driver]) -> type[Driver]:
    """Return a driver that takes any bytes, and ends the application when its terminal does."""
    if sys.platform == "win32":
        return driver  # keys come as characters there
    from textual.drivers import linux_driver  # noqa: PLC0415  needs termios

    if driver is not linux_driver.LinuxDriver:
        return driver
    linux_driver.getincrementaldecoder = lambda _: _Forgiving  # type: ignore[attr-defined, assignment]

    class Terminal(linux_driver.LinuxDriver):
        def _run_input_thread(self) -> None:
            try:
                self.run_input_thread()
            except (EOFError, OSError):
                self._app.call_later(self._app.exit)
            except Exception as fault:  # noqa: BLE001  this thread's outermost edge: told as any
                self._app.call_later(self._app._handle_exception, fault)  # noqa: SLF001  its way

    return Terminal
