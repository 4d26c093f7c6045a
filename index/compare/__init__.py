"""Two articles side by side: pure functions. `comparing` is the way in."""
