"""The cyclic garbage collector, paused while a great many objects are made that it could not free."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def paused() -> Iterator[None]:
    """No cyclic collection meanwhile; afterwards, and after an error, it is as it was.

    Records have no cycles, and stay. Looking through all of them again and again while more are made takes longer than
    making them. What has cycles, such as an error, has to be freed by whoever makes many of it.

    >>> import gc
    >>> with paused():
    ...     gc.isenabled()
    False
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            # Not where something is frozen, which would come back: CPython 3.12 freezes what it starts with.
            if not gc.get_freeze_count():
                # What was made is put among what is old, or the next small collection would look through all of it.
                gc.freeze()
                gc.unfreeze()
            gc.enable()
