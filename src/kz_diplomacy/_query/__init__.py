"""Collections of records, and queries on them."""
