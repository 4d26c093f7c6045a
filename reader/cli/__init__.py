"""The command line: one small module a command. What the screen shows, this gives as text."""
