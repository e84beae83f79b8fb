"""Fuzzing: thousands of broken datasets, pages and arguments, of which each gives a result or the package's own error.

Not among the everyday tests: ``nox -s fuzz`` runs it. Every day ``tests/test_fuzz.py`` runs a few of its examples.
"""
