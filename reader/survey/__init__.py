"""The corpus as a whole, as lists to go through."""
