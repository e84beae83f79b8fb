"""Asking one dataset from many threads at once: what is worked out at the first question is the same for all."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier
from typing import Any

import pytest

from kz_diplomacy import Dataset, load

THREADS = 8

QUESTIONS: dict[str, Callable[[Dataset], Any]] = {
    "search": lambda ds: [(hit.record.id, hit.score, hit.field, hit.words) for hit in ds.search("visa Kazakstan")],
    "search in statements": lambda ds: ds.statements.search("виза").ids,
    "roles at a date": lambda ds: [(then.certainly.ids, then.possibly.ids) for then in [ds.roles_at("2024-04")]],
    "roles at each statement": lambda ds: [ds.roles_at(one).certainly.ids for one in ds.statements],
    "ids": lambda ds: [getattr(ds, kind).ids for kind in ("sources", "topics", "roles", "events", "statements")],
    "timeline": lambda ds: [(str(entry.when), entry.edge, entry.record.id) for entry in ds.timeline()],
    "quantities": lambda ds: [str(one) for one in ds.quantities],
    "rests on": lambda ds: [record.id for record in ds.resting_on("kazinform#11.2")],
    "refers to": lambda ds: [record.id for record in ds.referring_to("aibek-smadiyarov")],
    "by topic": lambda ds: ds.statements.about("visas").during("2024").ids,
    "sha256": lambda ds: (ds.sha256, hash(ds)),
}


@pytest.fixture
def restless() -> Iterator[None]:
    """Threads take turns as often as can be."""
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(interval)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("asked")
    load().save(folder)
    return folder


def at_once(tasks: list[Callable[[], Any]]) -> list[Any]:
    """What tasks give that begin together, each in a thread of its own."""
    barrier = Barrier(len(tasks))

    def run(task: Callable[[], Any]) -> Any:
        barrier.wait()
        return task()

    with ThreadPoolExecutor(len(tasks)) as pool:
        return list(pool.map(run, tasks))


@pytest.mark.usefixtures("restless")
@pytest.mark.parametrize("question", QUESTIONS)
def test_the_same_question(folder: Path, question: str) -> None:
    """Eight threads that ask a fresh dataset the same at once get what one gets, and something at all."""
    ask = QUESTIONS[question]
    fresh = load(folder)
    expected = ask(load(folder))
    assert expected
    assert [expected] * THREADS == at_once([lambda: ask(fresh)] * THREADS)


@pytest.mark.usefixtures("restless")
def test_different_questions(folder: Path) -> None:
    """Threads that ask a fresh dataset different things at once get what each would get alone."""
    fresh = load(folder)
    asked = list(QUESTIONS.values())
    expected = [ask(load(folder)) for ask in asked]
    assert expected == at_once([lambda ask=ask: ask(fresh) for ask in asked])  # type: ignore[misc]
