"""Widgets: constructor data in, messages out; no I/O, and no reaching for the application."""
