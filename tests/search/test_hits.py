"""Hits: a tuple of what was found, which a notebook shows as a table."""

import pickle

from kz_diplomacy import Dataset, Hits


def test_hits_are_a_tuple_of_hits(ds: Dataset) -> None:
    """They go by place and slice, and come back from a pickle equal."""
    hits = ds.search("Zhusan")

    assert isinstance(hits, tuple)
    assert "operation-zhusan" == hits[0].record.id
    assert hits == pickle.loads(pickle.dumps(hits))
    assert isinstance(pickle.loads(pickle.dumps(hits)), Hits)


def test_hits_show_as_a_table_in_a_notebook(ds: Dataset) -> None:
    """All of them as rows, and one by itself."""
    hits = ds.search("Zhusan")

    assert "<table" in hits._repr_html_()
    assert "operation-zhusan" in hits._repr_html_()
    assert "operation-zhusan" in hits[0]._repr_html_()
    assert "operation-zhusan" not in Hits()._repr_html_()


def test_hits_print_short(ds: Dataset) -> None:
    """All of them by id and score, one with its field and words."""
    hits = ds.search("Жусан")

    assert "Hits(2: operation-zhusan 1.00, zhusan-information-support 1.00)" == repr(hits)
    assert "Hit(operation-zhusan, 1.00, title.kk, ('Жусан',))" == repr(hits[0])
    assert "Hits(0)" == repr(Hits())
    assert len(repr(ds.search("министерство"))) <= 300


def test_a_least_score_leaves_out_what_answers_less(ds: Dataset) -> None:
    """What is left is best first, as without it."""
    hits = ds.search("visas Germany")

    assert ("on-eu-visa-talks", "delegation-to-germany", "germany") == tuple(hit.record.id for hit in hits[:3])
    assert hits[:2] == ds.search("visas Germany", min_score=0.8)
