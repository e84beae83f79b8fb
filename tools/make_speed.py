"""Write the figures of docs/speed.md, and its picture, from benchmarks/results/: ``python tools/make_speed.py``.

``nox -s bench`` makes such results; a test holds the page to those that are kept.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median
from textwrap import fill
from typing import Any, Final

from drawing import growth

DOCS: Final = Path(__file__).parents[1] / "docs"
PAGE: Final = DOCS / "speed.md"
PICTURES: Final = DOCS / "pictures"
RUNS: Final = ("table-1.json", "table-2.json", "table-3.json")
MILLION: Final = ("table-million.json",)
"""The rows that are measured once, since each takes minutes."""
START: Final = ("start.json",)


def runs(names: Sequence[str] = RUNS) -> list[dict[str, Any]]:
    """The tables that the benchmarks wrote, at each run."""
    return [json.loads((growth.RESULTS / name).read_text("utf-8")) for name in names]


def ratios(told: Sequence[dict[str, Any]]) -> str:
    """The rows of the runs side by side, and what they were measured with."""
    return "\n".join([*_table(told), "", _about(told)])


def _table(told: Sequence[dict[str, Any]]) -> Iterator[str]:
    heads = [f"run {number + 1}" for number in range(len(told))] if len(told) > 1 else ["ratio"]
    yield f"| | what | {' | '.join(heads)} | target | | spread |"
    yield f"|---|---|{'--:|' * len(told)}--:|---|--:|"
    same = [sorted(one["rows"], key=_order) for one in told]
    for rows in zip(*same, strict=True):
        first = rows[0]
        if len({(row["id"], row["what"], row["sense"], row["target"]) for row in rows}) > 1:
            raise ValueError(f"not in every run: {first['id']}, {first['what']}")
        sign = "≤" if first["sense"] == "at most" else "≥"
        bound = first["target"]
        target, verdict = ("", "") if bound is None else (f"{sign} {bound:g}", _verdict(rows))
        values = " | ".join(_three(row["value"]) for row in rows)
        yield f"| {first['id']} | {first['what']} | {values} | {target} | {verdict} | {_spread(rows)} |"


def _order(row: dict[str, Any]) -> tuple[int, str]:
    return "CTMQP".index(row["id"][0]), row["id"]


def _verdict(rows: Sequence[dict[str, Any]]) -> str:
    held = sum(row["holds"] for row in rows)
    return {0: "**missed**", len(rows): "holds"}.get(held, f"**holds in {held} of {len(rows)}**")


def _spread(rows: Sequence[dict[str, Any]]) -> str:
    """Half of what lies between the least and the greatest of the runs, as a share of what lies in the middle."""
    values = [row["value"] for row in rows]
    return f"{100 * (max(values) - min(values)) / 2 / median(values):.0f} %" if len(values) > 1 else "once"


def _three(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def _about(told: Sequence[dict[str, Any]]) -> str:
    about = told[0]["about"]
    if any(one["about"] != about for one in told):
        raise ValueError("the runs are not of the same machine and versions")
    beside = ", ".join(f"{name} {version}" for name, version in about["versions"].items())
    machine = f"{about['machine']}, {about['processors']} processors"
    return fill(f"CPython {about['python']} with its SQLite, on Linux, {machine}; {beside}.", 120)


def figures(sizes: growth.Sizes) -> str:
    """Every figure of the picture, in words."""
    lines = [
        f"| | {' | '.join(f'{size:,}' for size in sizes)} | exponent |",
        f"|---|{'--:|' * len(sizes)}--:|",
    ]
    for panel in growth.PANELS:
        lines.append(f"| **{panel.title}** |{' |' * (len(sizes) + 1)}")
        for line in panel.lines:
            values = " | ".join(panel.told(measured[line.figure]) for measured in sizes.values())
            lines.append(f"| {line.words} | {values} | {growth.exponent(sizes, line.figure)} |")
    return "\n".join(lines)


def stages(told: dict[str, Any]) -> str:
    """The stages of a cold start, in ms and as shares."""
    whole = sum(told["stages"].values())
    lines = ["| stage | ms | share |", "|---|--:|--:|"]
    for name, seconds in told["stages"].items():
        lines.append(f"| {name} | {1000 * seconds:.1f} | {100 * seconds / whole:.0f} % |")
    return "\n".join(lines)


def page(text: str) -> str:
    """The page with the figures that are kept."""
    tables = {
        "ratios": ratios(runs()),
        "million": ratios(runs(MILLION)),
        "growth": figures(growth.read()),
        "start": stages(runs(START)[0]),
    }
    for name, made in tables.items():
        before, start, rest = text.partition(f"<!-- {name}: python tools/make_speed.py -->\n")
        _, end, after = rest.partition(f"<!-- end of {name} -->\n")
        if not end:
            raise ValueError(f"no place for {name}")
        text = f"{before}{start}\n{made}\n\n{end}{after}"
    return text


def main() -> None:
    """Write them."""
    PAGE.write_text(page(PAGE.read_text("utf-8")), encoding="utf-8", newline="\n")
    (PICTURES / growth.NAME).write_text(growth.picture(growth.read()), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
