"""Views for people: plain tables, HTML and labels. They know values and no records."""
