"""Points by the official scale, from dossiers and the facts of a portfolio."""
