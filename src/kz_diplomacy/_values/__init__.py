"""The values that records are made of: texts, quantities, citations, dates. They hold ids and never records."""
