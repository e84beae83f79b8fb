"""The seven kinds of record, and what their fields say."""
