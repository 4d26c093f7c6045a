"""Who and what is named in an article: found beside the reader, in a process of its own.

Importing this package or its `finder` loads neither spaCy nor a model: that takes seconds, and
nobody waits for names before the first screen.
"""
