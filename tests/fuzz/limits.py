"""How long one example may take: what runs on for longer is a fault, and is told as one."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final, NoReturn

SECONDS: Final = 10.0
"""How long, in the time of the processor, so that a busy machine is no fault."""


class _Stop(BaseException):
    """An example has taken too long. No Exception, so that nothing on the way takes it for one of its own."""


@contextmanager
def bounded(seconds: float = SECONDS) -> Iterator[None]:
    """What runs within these seconds, where the system has a clock for it; else however long."""
    if not hasattr(signal, "setitimer"):  # pragma: no cover - Windows has none
        yield
        return

    def stop(*_: Any) -> NoReturn:
        raise _Stop

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    except _Stop:
        raise TimeoutError(f"not done after {seconds} seconds of the processor") from None
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
