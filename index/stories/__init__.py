"""Which articles tell of one event, what they share word for word, and which outlets have none."""
