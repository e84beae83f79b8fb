"""Flat tables: their columns and their rows."""
