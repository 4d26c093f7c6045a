"""Searches that are kept: those asked before, and those saved under a name."""
