"""The concordance of a query: counted by the index, cut from texts, put in order."""
