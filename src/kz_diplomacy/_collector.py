"""The cyclic garbage collector, paused while a great many objects are made that it could not free."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def paused() -> Iterator[None]:
    """No cyclic collection meanwhile; afterwards, and after an error, it is as it was.

    Records have no cycles, and stay; what has, such as an error, has to be freed by whoever makes many of it. Looking through all of them again and again while more are made takes longer than
    making them.

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
            gc.enable()
