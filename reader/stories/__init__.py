"""Stories as lines, columns and sentences before they are drawn: pure."""
