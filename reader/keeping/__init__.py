"""What the reader writes of its own: files kept whole, the clipboard, the log."""
