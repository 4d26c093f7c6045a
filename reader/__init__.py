"""What a person sees: the terminal application and the command line."""
