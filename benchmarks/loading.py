"""Loading: the time of 100,000 statements beside plain JSON and pydantic (T1 to T3), and the memory (M1, M2, P1)."""

from __future__ import annotations

import gc
import json
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from measured import Measured, digest, memory, on_disk, timed


def _answer(records: Iterable[Any]) -> str:
    """What ours and pydantic's have to agree on, of every 97th statement: values, references and evidence."""
    return digest([
        (
            one.id,
            one.speaker.name.ru,
            one.said and (one.said.edtf, one.said.earliest, one.said.latest, one.said.core),
            one.summary.kk,
            [(claim.text.en, [cited.sha256 for cited in claim.evidence]) for claim in one.claims],
            [(event.id, event.title.en) for event in one.events],
            [(field, [cited.number for cited in cited]) for field, cited in one.evidence.items()],
        )
        for one in [*records][::97]
    ])  # fmt: skip


def plain_json(folder: Path) -> Measured:
    """``json.loads`` of every line and file, and nothing else."""
    lines = [line for file in folder.iterdir() for line in _values(file)]
    gc.disable()
    seconds, _ = timed(lambda: [json.loads(line) for line in lines])
    return {"seconds": seconds}


def _values(file: Path) -> list[bytes]:
    return file.read_bytes().splitlines() if file.suffix == ".jsonl" else [file.read_bytes()]


def objects_alone(folder: Path) -> Measured:
    """The floor: plain JSON, and of each statement the same frozen objects, with nothing checked and nothing linked."""
    from kz_diplomacy import Claim, Passage, Quantity, Statement, Text, When
    from kz_diplomacy._values.citations import Evidence

    dates: dict[str, When] = {}
    cited: dict[str, tuple[Any, ...]] = {}

    def evidence(addresses: list[str]) -> tuple[Any, ...]:
        return cited.setdefault(addresses[0], (addresses[0],)) if len(addresses) == 1 else tuple(addresses)

    def when(text: str | None) -> When | None:
        return (dates.get(text) or dates.setdefault(text, When(text))) if text else None

    def text(value: dict[str, str] | None) -> Any:
        return Text(value["kk"], value["ru"], value["en"]) if value else None

    def statement(value: dict[str, Any]) -> Statement:
        get, passage = value.get, value["passage"]
        names = ("events", "topics", "countries", "organizations")
        lists: dict[str, Any] = {name: tuple(get(name, ())) for name in names}
        return Statement(
            id=value["id"],
            kind=value["kind"],
            speaker=get("speaker"),
            role=get("role"),
            said=when(get("said")),
            audience=text(get("audience")),
            summary=text(value["summary"]),
            claims=tuple([Claim(text(one["text"]), evidence(one["evidence"])) for one in get("claims", ())]),
            passage=Passage(
                source=passage["source"], start=passage["start"], end=passage["end"], sha256=passage["sha256"]
            ),
            quantities=tuple(
                [
                    Quantity(
                        label=text(one["label"]),
                        low=one["low"],
                        high=one["high"],
                        unit=one["unit"],
                        qualifier=one["qualifier"],
                        evidence=evidence(one["evidence"]),
                    )
                    for one in get("quantities", ())
                ]
            ),
            note=text(get("note")),
            evidence=Evidence(
                {field: evidence(one) for field, one in value["evidence"].items()}, "statement", Statement.citable
            ),
            **lists,
        )

    lines = (folder / "statements.jsonl").read_bytes().splitlines()
    gc.disable()
    seconds, made = timed(lambda: [statement(json.loads(line)) for line in lines])
    return {"seconds": seconds, "count": len(made)}


def ours(folder: Path) -> Measured:
    """``load``: the time, and the memory that it takes at most and afterwards."""
    import kz_diplomacy

    kz_diplomacy.load()
    before = memory("VmRSS")
    seconds, ds = timed(lambda: kz_diplomacy.load(folder))
    peak, live = memory("VmHWM") - before, memory("VmRSS") - before
    return {
        "seconds": seconds,
        "peak": peak,
        "live": live,
        "disk": on_disk(folder),
        "answer": _answer(ds.statements),
    }


def pydantic(folder: Path, *, paused: bool = False) -> Measured:
    """The same work on pydantic, as people use it: with the collector running."""
    import pydantic_records

    if paused:
        gc.disable()
    seconds, records = timed(lambda: pydantic_records.load(folder))
    statements = (record for record in records.values() if type(record) is pydantic_records.Statement)
    return {"seconds": seconds, "answer": _answer(statements)}


def pydantic_paused(folder: Path) -> Measured:
    """The same work on pydantic, with the collector paused as it is for ours."""
    return pydantic(folder, paused=True)


def broken(folder: Path) -> Measured:
    """``load`` of the same records of which one in a hundred is wrong in one of five ways: every fault is told."""
    import kz_diplomacy

    kz_diplomacy.load()
    with tempfile.TemporaryDirectory() as place:
        for file in folder.iterdir():
            if file.suffix == ".json":
                (Path(place) / file.name).symlink_to(file)
        with (Path(place) / "statements.jsonl").open("wb") as lines:
            lines.writelines(_broken((folder / "statements.jsonl").open("rb")))

        def load() -> int:
            try:
                kz_diplomacy.load(place)
            except kz_diplomacy.DataError as error:
                return len(error.faults)
            return 0

        seconds, faults = timed(load)
        # Of each five that are broken one gives two faults: a field that is missing, and one that there is not.
        broken = (len((folder / "statements.jsonl").read_bytes().splitlines()) + 99) // 100
        if faults != broken + broken // 5:
            raise AssertionError(f"{faults} faults were told of {broken} broken records")
    return {"seconds": seconds, "faults": faults}


def _broken(lines: Iterable[bytes]) -> Iterator[bytes]:
    for number, line in enumerate(lines):
        if number % 100:
            yield line
            continue
        value = json.loads(line)
        match number // 100 % 5:
            case 0:
                value["kind"] = "dirct"
            case 1:
                value["speaker"] = "nobody"
            case 2:
                value["summary"] = 7
            case 3:
                value["evidence"]["summary"] = ["article-0#99.9"]
            case 4:
                value["heading"] = value.pop("passage")
        yield json.dumps(value, ensure_ascii=False).encode() + b"\n"


def streamed(folder: Path) -> Measured:
    """``stream``: the memory that it takes at most beyond what a bare interpreter has (``bare``)."""
    import kz_diplomacy

    statements = kz_diplomacy.stream(folder / "statements.jsonl", kz_diplomacy.Statement)
    seconds, count = timed(lambda: sum(1 for _ in statements))
    return {"seconds": seconds, "peak": memory("VmHWM"), "count": count}


def bare(folder: Path) -> Measured:
    """The memory of an interpreter that does nothing."""
    return {"peak": memory("VmHWM")}


def parquet(folder: Path) -> Measured:
    """``parquet_file`` of a stream: the memory that it takes at most, and the time."""
    import kz_diplomacy
    from kz_diplomacy.export import parquet_file

    with tempfile.TemporaryDirectory() as place:
        records = kz_diplomacy.stream(folder / "statements.jsonl", kz_diplomacy.Statement)
        file = Path(place) / "statements.parquet"
        seconds, _ = timed(lambda: parquet_file(records, kz_diplomacy.Statement, file))
        size = file.stat().st_size
    return {"seconds": seconds, "peak": memory("VmHWM"), "disk": size}
