"""Words, ranked, beside SQLite's full-text index (Q4): rare ones, and common ones."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random
from typing import Any, Final

from measured import Measured, asked, digest, timed

EACH: Final = 40


def words(folder: Path) -> dict[str, list[str]]:
    """Rare words, each in one to ten statements, and common ones, each in over two of a hundred; chosen by chance."""
    file = folder.with_name(f"{folder.name}.words.json")
    if not file.exists():
        with (folder / "statements.jsonl").open("rb") as lines:
            counts: Counter[str] = Counter()
            total = 0
            for line in lines:
                counts.update(_words_of(json.loads(line)))
                total += 1
        rare = sorted(word for word, count in counts.items() if count <= 10 and len(word) >= 6)
        common = sorted(word for word, count in counts.items() if count > total / 50 and len(word) >= 4)
        random = Random(2)
        chosen = {"rare": random.sample(rare, EACH), "common": random.sample(common, min(EACH, len(common)))}
        file.write_text(json.dumps(chosen, ensure_ascii=False), "utf-8")
    return json.loads(file.read_text("utf-8"))  # type: ignore[no-any-return]


def _words_of(value: Any) -> set[str]:
    texts = [value["summary"], *(claim["text"] for claim in value.get("claims", ()))]
    return {word for text in texts for wording in text.values() for word in wording.split()}


def _texts(record: Any) -> str:
    """The texts that a search of ours looks at."""
    from kz_diplomacy._search.index import texts_of

    return "\n".join(text for _, text in texts_of(record))


def _asked(folder: Path, search: Callable[[str], Sequence[Any]]) -> Measured:
    """Of the rare and of the common words: the seconds that one takes when it is asked for first, and again."""
    told: Measured = {}
    for which, sought in words(folder).items():
        measured = asked(lambda word: len(search(word)), sought)
        told[which] = measured["seconds"]
        told[f"{which}, first"] = measured["first"] / len(sought)
    return told


def _found(folder: Path, ids: Callable[[str], list[str]]) -> dict[str, str]:
    return {which: digest([sorted(ids(word)) for word in sought]) for which, sought in words(folder).items()}


def words_ours(folder: Path) -> Measured:
    """Ours finds other endings, beginnings and scripts too; among them every record that has the very word."""
    import kz_diplomacy

    ds = kz_diplomacy.load(folder)
    index, _ = timed(lambda: ds.search("somethingquiteelse"))
    told = {**_asked(folder, ds.search), "index": index}
    exactly = _found(
        folder, lambda word: [hit.record.id for hit in ds.search(word) if word in _texts(hit.record).split()]
    )
    return {
        **told,
        "answer": _found(folder, lambda word: [hit.record.id for hit in ds.search(word)]),
        "answer exactly": exactly,
    }


def _fts5(folder: Path) -> tuple[Any, Callable[[str], list[str]]]:
    """The texts in a full-text index, and what a query of its finds, the best first."""
    import sqlite3

    import kz_diplomacy

    ds = kz_diplomacy.load(folder)
    store = sqlite3.connect(":memory:")
    store.execute("CREATE VIRTUAL TABLE texts USING fts5(id UNINDEXED, text, tokenize = 'unicode61')")
    store.executemany("INSERT INTO texts VALUES (?, ?)", ((one.id, _texts(one)) for one in ds.known.values()))
    store.execute("INSERT INTO texts(texts) VALUES ('optimize')")
    query = "SELECT id FROM texts WHERE texts MATCH ? ORDER BY rank"
    return ds, lambda words: [id for (id,) in store.execute(query, (words,))]


def words_fts5(folder: Path) -> Measured:
    """The same records: it is told, which takes no time here, every word that ours takes for like the one asked for."""
    ds, search = _fts5(folder)
    like = {
        word: " OR ".join(sorted({f'"{other}"' for hit in ds.search(word) for other in hit.words}))
        for sought in words(folder).values()
        for word in sought
    }
    del ds
    told = _asked(folder, lambda word: search(like[word]))
    return {**told, "answer": _found(folder, lambda word: search(like[word]))}


def exactly_fts5(folder: Path) -> Measured:
    """The very word alone, which is less than ours finds."""
    _, search = _fts5(folder)
    told = _asked(folder, lambda word: search(f'"{word}"'))
    return {**told, "answer exactly": _found(folder, lambda word: search(f'"{word}"'))}
