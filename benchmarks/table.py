"""The rows of the table: what is compared with what, and the ratio to reach."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final, Literal

import attrs
import pyperf
from fresh import Job, Results
from measured import MIB

LARGE, HUGE = "100000", "1000000"
BESIDE: Final = " beside 1000"
"""Streamed, statements take the memory of what they refer to: here the articles and events of 1,000 statements."""


@attrs.frozen
class Row:
    """A ratio, or a difference, of what two jobs measured."""

    id: str
    what: str
    top: tuple[Job, str]
    """A job, and which of its figures."""
    bottom: tuple[Job, str] | None
    """The same of what it is compared with; None where it is its MiB that count."""
    sense: Literal["at most", "at least"]
    target: float | None
    """None where none is set: for what explains another row, such as how low it can come."""
    difference: bool = False
    """Whether it is the difference, in MiB, and not the ratio."""

    @property
    def letter(self) -> str:
        """By what it is asked for: the letter of its id, or H where it is of a million statements."""
        return "H" if self.top[0][2].startswith(HUGE) else self.id[0]

    def value(self, medians: dict[tuple[Job, str], float]) -> float:
        """The ratio, or the difference, of the medians."""
        top, bottom = medians[self.top], medians[self.bottom] if self.bottom else 0
        return (top - bottom) / MIB if self.in_mib else top / bottom

    @property
    def in_mib(self) -> bool:
        return self.difference or self.bottom is None

    def holds(self, value: float) -> bool | None:
        """Whether the target is reached; None where there is none."""
        if self.target is None:
            return None
        return value <= self.target if self.sense == "at most" else value >= self.target


def _cold(name: str) -> tuple[Job, str]:
    return ("cold", name, ""), "seconds"


def _job(path: str, count: str = LARGE, figure: str = "seconds") -> tuple[Job, str]:
    module, function = path.split(".")
    return (module, function, count), figure


def _beside(id: str, what: str, peer: str, ours: str, target: float, count: str = LARGE) -> Row:
    return Row(id, what, _job(peer, count), _job(ours, count), "at least", target)


_LOADED: Final = _job("loading.ours")

ROWS: Final = (
    Row(
        "C1",
        "import kz_diplomacy / bare interpreter",
        _cold("import kz_diplomacy"),
        _cold("bare interpreter"),
        "at most",
        1.15,
    ),
    Row(
        "C2",
        "load() and a look-up / importing the three dependencies",
        _cold("load() and a look-up"),
        _cold("import attrs, cattrs, importlib_resources"),
        "at most",
        1.4,
    ),
    Row(
        "C3",
        "load() and a look-up / the same on pydantic",
        _cold("load() and a look-up"),
        _cold("the same on pydantic"),
        "at most",
        0.6,
    ),
    Row("T1", "load of 100,000 statements / json.loads of the same", _LOADED, _job("loading.plain_json"), "at most", 3),
    Row("T2", "pydantic as people use it / ours", _job("loading.pydantic"), _LOADED, "at least", 2),
    Row("T2", "pydantic, collector paused / ours", _job("loading.pydantic_paused"), _LOADED, "at least", 0.9),
    Row("T3", "1 % of the records wrong, every fault told / clean", _job("loading.broken"), _LOADED, "at most", 1.5),
    Row(
        "M1",
        "memory while loading / afterwards",
        _job("loading.ours", figure="peak"),
        _job("loading.ours", figure="live"),
        "at most",
        1.1,
    ),
    Row(
        "M1",
        "memory afterwards / bytes on disk",
        _job("loading.ours", figure="live"),
        _job("loading.ours", figure="disk"),
        "at most",
        2.5,
    ),
    *(
        Row(
            "M2",
            f"streaming {int(count):,} statements beside those of 1,000, MiB above a bare interpreter",
            _job("loading.streamed", count + BESIDE, "peak"),
            _job("loading.bare", LARGE, "peak"),
            "at most",
            15,
            difference=True,
        )
        for count in (LARGE, HUGE)
    ),
    Row(
        "M2",
        "streaming 1,000,000 statements, the articles and events as many as theirs",
        _job("growing.streamed", HUGE, "stream peak"),
        _job("loading.bare", LARGE, "peak"),
        "at most",
        15,
        difference=True,
    ),
    Row("Q1", "by id: ours / dict.get", _job("asking.id_ours"), _job("asking.id_dict"), "at most", 1.5),
    _beside("Q1", "by id: sqlite / ours", "asking.id_sqlite", "asking.id_ours", 5),
    _beside("Q1", "by id: pandas / ours", "asking.id_pandas", "asking.id_ours", 20),
    _beside("Q2", "a month of 100,000, in date order: sqlite / ours", "asking.month_sqlite", "asking.month_ours", 10),
    _beside("Q2", "a month of 100,000, in date order: pandas / ours", "asking.month_pandas", "asking.month_ours", 10),
    _beside("Q2", "the same, a frame made for this question", "asking.month_lean_pandas", "asking.month_ours", 10),
    _beside(
        "Q2",
        "a month of 1,000,000: sqlite, an index on both days / ours",
        "asking.month_indexed_sqlite",
        "asking.month_ours",
        3,
        HUGE,
    ),
    _beside("Q2", "a month of 1,000,000: pandas / ours", "asking.month_pandas", "asking.month_ours", 3, HUGE),
    _beside("Q2", "the same, a frame made for this question", "asking.month_lean_pandas", "asking.month_ours", 3, HUGE),
    _beside("Q3", "topic and country: sqlite / ours", "pairing.sqlite", "pairing.ours", 4),
    _beside("Q3", "topic and country: polars / ours", "pairing.polars", "pairing.ours", 4),
    _beside("Q3", "topic and country: duckdb / ours", "pairing.duckdb", "pairing.ours", 4),
    *(
        Row(
            "Q4",
            f"{words}, {what}: SQLite FTS5 / ours",
            _job(f"searching.{peer}", figure=which),
            _job("searching.words_ours", figure=which),
            "at least",
            target,
        )
        for what, peer in (("the same records found", "words_fts5"), ("it the very word alone", "exactly_fts5"))
        for which, words, target in (
            ("rare", "rare words", 5),
            ("rare, first", "rare words, asked for first", 5),
            ("common", "common words", 2),
            ("common, first", "common words, asked for first", 2),
        )
    ),
    *(
        Row(
            "P1",
            f"Parquet of {int(count):,} statements beside those of 1,000, MiB at most",
            _job("loading.parquet", count + BESIDE, "peak"),
            None,
            "at most",
            400,
        )
        for count in (LARGE, HUGE)
    ),
    # What no target asks, and what explains the others: most tell how low these could come.
    Row(
        "C2",
        "load() and a look-up / importing attrs and cattrs, which are what it imports",
        _cold("load() and a look-up"),
        _cold("import attrs, cattrs"),
        "at most",
        None,
    ),
    Row(
        "C2",
        "its classes made and its files read, and nothing more / importing the three",
        _cold("the classes and the files"),
        _cold("import attrs, cattrs, importlib_resources"),
        "at most",
        None,
    ),
    Row(
        "T1",
        "the same objects, nothing checked or linked / json.loads",
        _job("loading.objects_alone"),
        _job("loading.plain_json"),
        "at most",
        None,
    ),
    Row(
        "Q1",
        "by id: brackets in Python around a dict / dict.get",
        _job("asking.id_least"),
        _job("asking.id_dict"),
        "at most",
        None,
    ),
    Row(
        "Q2",
        "a month of 100,000, in date order: sqlite / a copy of the answer",
        _job("asking.month_sqlite"),
        _job("asking.month_least"),
        "at least",
        None,
    ),
)


def benchmarks(results: Results) -> dict[tuple[Job, str], pyperf.Benchmark]:
    """Every figure of every job as pyperf's benchmarks, one run for each process."""
    found = {}
    for job, measured in results.items():
        for figure in measured[0]:
            values = [float(one[figure]) for one in measured if type(one[figure]) in (int, float) and one[figure] > 0]
            if values:
                unit = "byte" if figure.endswith(("peak", "live", "disk")) or figure.startswith("live,") else "second"
                name = f"{job[0]}.{job[1]} {job[2]} {figure}"
                metadata = {"name": name, "unit": unit}
                runs = [pyperf.Run([value], metadata=metadata, collect_metadata=False) for value in values]
                found[job, figure] = pyperf.Benchmark(runs)
    return found


def rows_of(results: Results, rows: Iterable[Row]) -> list[dict[str, Any]]:
    """The rows as plain values: the ratio, the target, whether it holds, and the spread of the figures behind it."""
    known = benchmarks(results)
    middle = {key: benchmark.median() for key, benchmark in known.items()}
    return [
        {
            "id": row.id,
            "what": row.what,
            "value": row.value(middle),
            "unit": "MiB" if row.in_mib else "",
            "sense": row.sense,
            "target": row.target,
            "holds": row.holds(row.value(middle)),
            "processes": [known[side].get_nvalue() for side in (row.top, row.bottom) if side],
            "spread": [_spread(known[side]) for side in (row.top, row.bottom) if side],
        }
        for row in rows
    ]


def _spread(benchmark: pyperf.Benchmark) -> float | None:
    """Half of the distance of the quartiles, as a share of the median; None where there is one value."""
    if benchmark.get_nvalue() < 2:
        return None
    return float((benchmark.percentile(75) - benchmark.percentile(25)) / 2 / benchmark.median())


def markdown(rows: Iterable[dict[str, Any]]) -> str:
    """The table as text."""
    lines = ["| | what | ratio | target | | spread |", "|---|---|--:|--:|---|---|"]
    for row in rows:
        sign = "≤" if row["sense"] == "at most" else "≥"
        target = "" if row["target"] is None else f"{sign} {row['target']:g}"
        spread = " / ".join("once" if share is None else f"{share:.0%}" for share in row["spread"])
        verdict = {None: "", True: "holds", False: "**missed**"}[row["holds"]]
        value = f"{row['value']:.2f} {row['unit']}".strip()
        lines.append(f"| {row['id']} | {row['what']} | {value} | {target} | {verdict} | {spread} |")
    return "\n".join(lines)
