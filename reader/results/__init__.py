"""The answer to a question: its rows, its words, and what is said where there is none."""
