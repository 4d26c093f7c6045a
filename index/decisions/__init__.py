"""What the user has decided about names: kept in a plain file, and always the last word."""
