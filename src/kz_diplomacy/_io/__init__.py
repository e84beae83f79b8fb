"""Read records from files, and write them to files."""
