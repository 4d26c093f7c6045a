"""What the corpus knows: files in, articles, names, hits and comparisons out.

No terminal code lives here: neither `reader`, nor Textual, nor Rich is imported.
"""

__version__ = "0.1.0"
