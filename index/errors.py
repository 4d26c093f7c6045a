"""Faults that a person can do something about.

A bad article is a `Skipped` and a half-typed query a `Results.problem`: neither is an exception.
"""


class CorpusError(Exception):
    """A fault with its cause and what to do about it.

    The command line prints both sentences and exits with 2; the application shows both.
    """

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message = message
        """One sentence: what is wrong, with the file, folder or option it concerns."""
        self.hint = hint
        """One sentence: what to do."""


class NoSuchArticleError(CorpusError):
    """No article, or more than one, answers to the id that was given."""


class NotOurIndexError(CorpusError):
    """A folder that would hold the index isn't one that this program made for this user."""


class NoDateError(CorpusError):
    """What narrows a search by days says none."""


class RecogniserError(CorpusError):
    """The recogniser of names could not be started, or its model is not the one that is known."""
