"""Tools for authors of their own datasets: draft, check, compare and merge."""
