"""Names of a corpus before they are drawn: their lines, columns and sentences."""
