"""Text on its way to the screen: guarded, marked, broken into lines."""
