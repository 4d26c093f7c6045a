"""How the weights that come with the program were learned; nothing that it runs."""
