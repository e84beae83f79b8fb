"""The page on speed, and its picture, say what the benchmarks measured."""

import json
import re
import subprocess
import sys
from itertools import pairwise
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import make_speed
import pytest
from drawing import growth
from helpers.svg_pictures import SVG

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "speed.md").read_text("utf-8")
RUNS, MILLION = (
    [json.loads((ROOT / "benchmarks" / "results" / f"table-{run}.json").read_text("utf-8")) for run in runs]
    for runs in ((1, 2, 3), ("million",))
)
ROWS = """
import json, sys, types
sys.modules["pyperf"] = types.ModuleType("pyperf")
sys.path.insert(0, "benchmarks")
import table
print(json.dumps([[row.letter, row.id, row.what, row.sense, row.target] for row in table.ROWS]))
"""


def cells(first: str) -> list[list[str]]:
    """The rows of the table on the page whose head begins so."""
    lines = PAGE[PAGE.index(first) :].partition("\n\n")[0].splitlines()
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


def sizes(*counts: int, **powers: float) -> dict[int, dict[str, float]]:
    """Figures that grow with such powers of the size, and all others as the size does."""
    figures = [line.figure for panel in growth.PANELS for line in panel.lines]
    return {count: {figure: 1e-3 * count ** powers.get(figure, 1.0) for figure in figures} for count in counts}


def test_the_page_has_the_figures_that_are_kept() -> None:
    """docs/speed.md is up to date: python tools/make_speed.py writes it."""
    assert make_speed.page(PAGE) == PAGE


def test_the_results_are_those_of_the_benchmarks() -> None:
    """Each run has every row that is measured now, with its target, and no other."""
    done = subprocess.run([sys.executable, "-c", ROWS], cwd=ROOT, capture_output=True, text=True, check=True)
    rows = json.loads(done.stdout)

    for run in (*RUNS, *MILLION):
        expected = [tuple(row) for letter, *row in rows if (letter == "H") is (run in MILLION)]
        assert expected == [(row["id"], row["what"], row["sense"], row["target"]) for row in run["rows"]]


@pytest.mark.parametrize(("head", "runs"), [("| | what | run 1 |", RUNS), ("| | what | ratio |", MILLION)])
def test_every_row_shows_its_ratios_and_whether_the_target_is_reached(head: str, runs: list[dict[str, Any]]) -> None:
    """The ratios to the digits that are shown; the verdict is drawn here from them alone."""
    shown = {(id, what): rest for id, what, *rest in cells(head)}
    measured: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for run in runs:
        for row in run["rows"]:
            measured.setdefault((row["id"], row["what"]), []).append(row)

    assert shown.keys() == measured.keys()
    for key, rows in measured.items():
        *values, target, verdict, _ = shown[key]
        assert [float(value.replace(",", "")) for value in values] == [
            pytest.approx(row["value"], rel=0.006, abs=0.006) for row in rows
        ]
        if rows[0]["target"] is None:
            assert ["", ""] == [target, verdict]
            continue
        bound = float(target[2:])
        reached = sum(row["value"] <= bound if target[0] == "≤" else row["value"] >= bound for row in rows)
        partly = f"**holds in {reached} of {len(rows)}**"
        assert {0: "**missed**", len(rows): "holds"}.get(reached, partly) == verdict


@pytest.mark.parametrize(("held", "verdict"), [([], "**missed**"), ([1], "**holds in 1 of 3**"), ([0, 1, 2], "holds")])
def test_a_target_that_is_not_reached_at_each_run_is_not_reached(held: list[int], verdict: str) -> None:
    """It is told how often it was, and the spread is half of what lies between the runs."""
    row = {
        "id": "Q1",
        "what": "by id",
        "unit": "",
        "sense": "at most",
        "target": 2,
    }
    about = {"python": "3.11", "machine": "any", "processors": 2, "versions": {}}
    told = [{"about": about, "rows": [{**row, "value": 0.9 + run / 10, "holds": run in held}]} for run in range(3)]

    assert f"| ≤ 2 | {verdict} | 10 % |" in make_speed.ratios(told)


def test_runs_that_do_not_belong_together_are_refused() -> None:
    """Neither of other rows or targets, nor with other versions."""
    first, *others = RUNS
    row = {**first["rows"][0], "target": 99}
    with pytest.raises(ValueError, match="not in every run"):
        make_speed.ratios([{**first, "rows": [row, *first["rows"][1:]]}, *others])
    with pytest.raises(ValueError, match=r"shorter|longer"):
        make_speed.ratios([{**first, "rows": [row for row in first["rows"] if row["id"] != "P1"]}, *others])
    with pytest.raises(ValueError, match="not of the same machine"):
        make_speed.ratios([{**first, "about": {**first["about"], "python": "2.7"}}, *others])


def test_a_page_without_a_place_for_the_figures_is_refused() -> None:
    """A mark that was lost does not go unnoticed."""
    with pytest.raises(ValueError, match="no place for growth"):
        make_speed.page(PAGE.replace("<!-- end of growth -->\n", ""))


@pytest.mark.parametrize("power", [0.0, 0.5, 1.0, 1.25, -0.001])
def test_the_exponent_is_the_power_of_the_size(power: float) -> None:
    """Whatever there is below 10,000, and never as a negative nothing."""
    figures = sizes(10_000, 100_000, 1_000_000, load=power)
    figures[1_000] = {"load": 7.0}

    assert f"{abs(power):.2f}" == growth.exponent(figures, "load")


def test_the_table_of_the_growth_has_what_was_measured() -> None:
    """Every line of the picture, at every size, in a unit that is told."""
    units = {"ns": 1e-9, "µs": 1e-6, "ms": 1e-3, "s": 1.0, "MiB": float(2**20)}
    shown = {words: values for words, *values in cells("| | 1,000 |")}
    measured = growth.read()

    for panel in growth.PANELS:
        for line in panel.lines:
            *values, exponent = shown.pop(line.words)
            numbers = [float(number.replace(",", "")) * units[unit] for number, unit in map(str.split, values)]
            assert [pytest.approx(figures[line.figure], rel=0.051) for figures in measured.values()] == numbers
            assert growth.exponent(measured, line.figure) == exponent
    assert {f"**{panel.title}**" for panel in growth.PANELS} == shown.keys()


@pytest.mark.parametrize(
    ("value", "words"),
    [(64e-9, "64 ns"), (1.04e-6, "1 µs"), (0.00996, "10 ms"), (0.9996, "1 s"), (0.94, "940 ms"), (1234.0, "1,200 s")],
)
def test_a_time_is_told_in_the_unit_that_suits_it(value: float, words: str) -> None:
    """With two digits."""
    assert words == growth.in_seconds(value)


def test_the_lines_rise_as_what_they_show_grows() -> None:
    """On the picture too a slope is the exponent, and beside each line stand its name and its exponent, legibly."""
    powers = {"load": 1.25, "stream": 0.5, "save": 0.0, "month": 0.25, "disk": 0.75}
    root = ET.fromstring(growth.picture(sizes(1_000, 10_000, 100_000, 1_000_000, **powers)))
    curves = [
        [tuple(map(float, point.split())) for point in path.attrib["d"].strip("M").split("L")]
        for path in root.iter(f"{SVG}path")
        if "s-thick" in path.attrib["class"]
    ]
    curves = [curve for curve in curves if len(curve) == 4]
    lines = [line for panel in growth.PANELS for line in panel.lines]
    texts = [(float(text.attrib["x"]), float(text.attrib["y"]), text.text) for text in root.iter(f"{SVG}text")]

    assert len(lines) == len(curves)
    for line, curve in zip(lines, curves, strict=True):
        power = powers.get(line.figure, 1.0)
        (x0, y0), (x, y) = curve[0], curve[-1]
        assert pytest.approx(power, abs=0.002) == (y0 - y) / (x - x0)
        (height,) = [at for _, at, words in texts if words == line.words]
        assert f"{power:.2f}" in [words for _, at, words in texts if at == height]
    right = sorted({at for x, at, _ in texts if x > 300})
    assert all(below - above > 15 for above, below in pairwise(right))


def test_the_picture_tells_its_figures_in_words() -> None:
    """Whoever cannot see it hears of each line where it begins and ends, and how it grows."""
    measured = growth.read()
    told = ET.fromstring(growth.picture(measured)).findtext(f"{SVG}desc") or ""
    least, most = min(measured), max(measured)

    assert told.startswith(f"From {least:,} to {most:,} statements")
    for panel in growth.PANELS:
        for line in panel.lines:
            first, last = (panel.told(measured[size][line.figure]) for size in (least, most))
            assert f"{line.words}: {first} to {last}, exponent {growth.exponent(measured, line.figure)}" in told
    assert len(re.findall("exponent [0-9-]", told)) == sum(len(panel.lines) for panel in growth.PANELS)
