"""Tools for people who keep a dataset of their own: draft, check, compare and merge."""
