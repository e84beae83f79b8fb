"""Output for people: plain tables, HTML and labels. It depends on values but not on records."""
