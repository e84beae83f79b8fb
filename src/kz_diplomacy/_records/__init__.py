"""The seven kinds of record, their fields, and the links and citations between them."""
