"""A comparison before it is drawn."""
