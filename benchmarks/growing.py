"""How time and memory grow with the number of statements."""

from __future__ import annotations

import tempfile
from datetime import date
from pathlib import Path
from random import Random

from asking import MONTHS
from measured import Measured, asked, memory, on_disk, timed
from pairing import PAIRS
from searching import words


def grown(folder: Path) -> Measured:
    """Everything that is done with a dataset of this size, one after another."""
    import kz_diplomacy

    kz_diplomacy.load()
    before = memory("VmRSS")
    load, ds = timed(lambda: kz_diplomacy.load(folder))
    live, peak = memory("VmRSS") - before, memory("VmHWM") - before
    statements = ds.statements
    ids = [f"statement-{number}" for number in Random(1).choices(range(len(statements)), k=10_000)]
    by_id = asked(lambda ids: len([statements[id] for id in ids]), [ids])["seconds"] / len(ids)
    month = asked(lambda month: len(statements.during(month).by_date.ids), MONTHS)
    pair = asked(lambda pair: len(statements.about(pair[0]).country(pair[1]).ids), PAIRS)
    indexed = memory("VmRSS") - before
    index, _ = timed(lambda: ds.search("somethingquiteelse"))
    searchable = memory("VmRSS") - before
    rare = asked(lambda word: len(ds.search(word)), words(folder)["rare"])["seconds"]
    digest, _ = timed(lambda: ds.sha256)
    with tempfile.TemporaryDirectory() as place:
        save, _ = timed(lambda: ds.save(place, lines=["statements"]))
    return {
        "records": len(ds.known),
        "load": load,
        "sha256": digest,
        "save": save,
        "by id": by_id,
        "first month": month["first"],
        "month": month["seconds"],
        "topic and country": pair["seconds"],
        "search index": index,
        "rare word": rare,
        "disk": on_disk(folder),
        "live": live,
        "peak": peak,
        "live, asked by date and topic": indexed,
        "live, searched": searchable,
    }


def streamed(folder: Path) -> Measured:
    """Reading record by record."""
    import kz_diplomacy

    records = kz_diplomacy.stream(folder / "statements.jsonl", kz_diplomacy.Statement)
    day = date.min.isoformat()
    seconds, last = timed(lambda: max((one.said.edtf if one.said else day) for one in records))
    return {"stream": seconds, "stream peak": memory("VmHWM"), "answer": last}
