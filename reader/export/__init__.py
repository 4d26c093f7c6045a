"""Articles, results and comparisons as JSON, CSV, Markdown and HTML: pure functions."""
