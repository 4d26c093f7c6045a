"""The process in which names are found: `python -m index.names.worker`.

A process of its own because a model takes seconds to load, hundreds of megabytes to hold and a core
to run, and a screen must not feel any of it. It speaks JSON, a line each way:

    hello    {"version": "...", "label": "...", "reason": null}; the version is null of one that
             has no recogniser, and says why
    request  {"text": "...", "paragraphs": [[0, 214]]}
    answer   {"names": [[0, 5, "place"]]}

Answers come in the order of the requests. The process ends when its input does, in the middle of
an article if need be, and so never outlives a reader that was killed.
"""

from __future__ import annotations

import argparse
import json
import os
import queue
import signal
import sys
import threading
from typing import BinaryIO

from index.article import Span
from index.beside import own_output
from index.errors import RecogniserError
from index.names.recognise import start_recogniser

_NICENESS = 10


def main() -> None:
    """Answer requests until the input ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # ctrl+c is the reader's business
    if sys.platform != "win32":
        os.nice(_NICENESS)
    requests: queue.SimpleQueue[bytes] = queue.SimpleQueue()
    answers = own_output()
    threading.Thread(target=_read, args=(sys.stdin.buffer, requests), daemon=True).start()
    asked = _arguments()
    try:
        recogniser, reason = start_recogniser(asked.model, asked.ruled_out)
    except RecogniserError as fault:
        _write(answers, {"version": None, "label": "", "reason": fault.message})
        return
    _write(
        answers,
        {"version": recogniser.version, "label": recogniser.label, "reason": reason},
    )
    while True:
        request = json.loads(requests.get())
        paragraphs = [Span(*paragraph) for paragraph in request["paragraphs"]]
        names = recogniser.recognise(request["text"], paragraphs)
        found = [(name.start, name.end, name.kind) for name in names]
        _write(answers, {"names": found})


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("--model", help="a model that the user has set")
    parser.add_argument("ruled_out", nargs="*", help="why the first, the second is not to be tried")
    return parser.parse_args()


def _read(source: BinaryIO, requests: queue.SimpleQueue[bytes]) -> None:
    """Take requests as they come, so that who sends them never waits for the model."""
    for line in source:
        requests.put(line)
    os._exit(0)  # nobody is left to answer, whatever the model is in the middle of


def _write(answers: BinaryIO, value: dict[str, object]) -> None:
    try:
        answers.write(json.dumps(value).encode("ascii") + b"\n")
        answers.flush()
    except BrokenPipeError:
        os._exit(0)


if __name__ == "__main__":
    main()
