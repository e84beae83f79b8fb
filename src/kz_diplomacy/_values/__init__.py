"""The values of record fields: texts, quantities, citations and dates. They refer to records only by id."""
