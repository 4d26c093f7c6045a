"""Screens connect widgets to the library and start workers."""
