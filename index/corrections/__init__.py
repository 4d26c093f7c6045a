"""What the owner of a corpus says of its articles: `corpus.toml` in its folder.

What is said there counts before anything that is found, for one article or for all that a pattern
fits. Whatever the file holds, reading it ends, and a line that can't be followed costs only itself.
"""
