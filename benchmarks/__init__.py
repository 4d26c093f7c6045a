"""What is measured, and against whom: `python -m benchmarks`, told in README.md.

Nothing here is installed, and nothing in the program imports it.
"""
