"""An article to be read: what is said of it, lit in it, and copied from it."""
