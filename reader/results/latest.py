"""One question at a time, and only the last answer counts."""

from __future__ import annotations


class Latest:
    """Numbers questions, so that answers that come too late are told from the one awaited."""

    def __init__(self) -> None:
        self._asked = 0
        self._under_way = False

    @property
    def waiting(self) -> bool:
        """Whether an answer is awaited."""
        return self._under_way

    def ask(self) -> int | None:
        """Count a question.

        Returns:
            Its number if it is to be put now; None if one is under way, after which `answered`
            tells to ask again.
        """
        self._asked += 1
        if self._under_way:
            return None
        self._under_way = True
        return self._asked

    def is_last(self, number: int) -> bool:
        """Tell whether a question is the last one asked; for any thread."""
        return number == self._asked

    def answered(self, number: int) -> bool:
        """Take that a question was answered; tell whether it was the last one asked."""
        self._under_way = False
        return number == self._asked
