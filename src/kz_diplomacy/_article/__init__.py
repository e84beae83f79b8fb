"""The text of an article, verified against the records."""
