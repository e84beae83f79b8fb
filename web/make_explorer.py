"""Make the explorer, one page that works from disk: ``python web/make_explorer.py explorer.html``.

The page is ``page.html`` with the style, the modules and the records inside it. It asks for nothing from anywhere: its
security policy allows exactly its own style and script, named by their digests, and nothing else.
"""

import base64
import hashlib
import json
import re
import sys
from pathlib import Path
from typing import Any

import kz_diplomacy
from kz_diplomacy import Dataset, When
from kz_diplomacy._article import canonical, proof
from kz_diplomacy._records.kinds import RECORD_TYPES, Official
from kz_diplomacy._search import index, words
from kz_diplomacy._values.interval import Interval
from kz_diplomacy._values.vocabulary import LANGS

FOLDER = Path(__file__).parent
_IMPORT = re.compile(r'^import (\{[^}]*\}) from "\./([a-z0-9-]+)\.js";$', re.MULTILINE)
_EXPORT = re.compile(r"^export ((?:async )?(?:const|class|function\*?) (\w+))", re.MULTILINE)


def page(dataset: Dataset) -> str:
    """The text of the page for a dataset, the same for the same dataset.

    >>> import kz_diplomacy
    >>> page(kz_diplomacy.load()) == page(kz_diplomacy.load())
    True
    """
    style = (FOLDER / "page.css").read_text("utf-8")
    script = f"\n{joined('main')}"
    policy = (
        f"default-src 'none'; script-src '{_digest(script)}'; style-src '{_digest(style)}'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )
    # What looks like a tag would end the element that holds the data; JSON may write it in another way.
    records = json.dumps(data(dataset), ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    parts = {"policy": policy, "style": style, "script": script, "data": records}
    return re.sub(r"\{\{(\w+)\}\}", lambda found: parts[found[1]], (FOLDER / "page.html").read_text("utf-8"))


def joined(name: str) -> str:
    """The modules that a module needs and itself, each a function that runs once and gives what it exports."""
    made: dict[str, str] = {}
    _collect(name, made, ())
    return "\n".join(made.values())


def _collect(name: str, made: dict[str, str], above: tuple[str, ...]) -> None:
    if name in above:
        raise ValueError(f"{' needs '.join((*above, name))}: a module may not need itself")
    if name in made:
        return
    text = (FOLDER / f"{name}.js").read_text("utf-8")
    for _, needed in _IMPORT.findall(text):
        _collect(needed, made, (*above, name))
    exported = ", ".join(given for _, given in _EXPORT.findall(text))
    body = _EXPORT.sub(r"\1", _IMPORT.sub(lambda found: f"const {found[1]} = {_variable(found[2])};", text))
    if left := re.search(r"^(import|export)\b.*", body, re.MULTILINE):
        raise ValueError(f"{name}.js: cannot join {left[0]!r}")
    made[name] = f"const {_variable(name)} = (() => {{\n{body}return {{ {exported} }};\n}})();\n"


def _variable(name: str) -> str:
    return f"${name.replace('-', '_')}"


def data(dataset: Dataset) -> dict[str, Any]:
    """What the page knows: the records as their files have them, and what the library works out of them."""
    return {
        "name": dataset.name,
        "version": dataset.version,
        "license": dataset.license,
        "sha256": dataset.sha256,
        "kinds": {kind: [record.to_dict() for record in getattr(dataset, kind)] for kind in RECORD_TYPES},
        "dates": {when.edtf: _date(when) for when in _dates(dataset)},
        "timeline": [[entry.record.id, entry.edge] for entry in dataset.timeline()],
        "unsaid": {id: list(fields) for id, fields in dataset.unsaid().items()},
        "rolesAt": {statement.id: _roles_at(dataset, statement) for statement in dataset.statements},
        "spelling": _spelling_tables(),
        "reading": {
            "longest": canonical.MAX_LENGTH,
            "blocks": sorted(canonical.BLOCK_TAGS),
            "leftOut": sorted(canonical.IGNORED_TAGS),
            "mostPlaces": proof.MAX_OFFSETS,
            "near": proof.MAX_DISTANCE,
            "mostHashed": proof.MAX_HASHED,
        },
    }


def _dates(dataset: Dataset) -> list[When]:
    """Every date of the records, by its text."""
    records = [record for kind in RECORD_TYPES for record in getattr(dataset, kind)]
    values = (getattr(record, name) for record in records for name in record.fields)
    return sorted({value for value in values if isinstance(value, When)}, key=str)


def _date(when: When) -> dict[str, Any]:
    interval = Interval.of(when)
    return {
        "first": when.earliest and when.earliest.toordinal(),
        "last": when.latest and when.latest.toordinal(),
        "core": when.core and [day and day.toordinal() for day in when.core],
        "exact": interval.exact,
        "lasting": when.lasting,
        "words": {lang: when.words(lang) for lang in LANGS},
    }


def _roles_at(dataset: Dataset, statement: kz_diplomacy.Statement) -> dict[str, Any]:
    then = dataset.roles_at(statement)
    # Without an answer either no official is named, or no date is said.
    reason = then.reason and ("undated" if isinstance(statement.speaker, Official) else "nobody")
    return {"certainly": list(then.certainly.ids), "possibly": list(then.possibly.ids), "reason": reason}


def _spelling_tables() -> dict[str, Any]:
    """The words and letters by which the library searches, so that the page has no lists of its own."""
    suffixes = {
        "kazakh": words.KAZAKH_SUFFIXES,
        "russian": words.RUSSIAN_SUFFIXES,
        "english": words.ENGLISH_SUFFIXES,
        "kazakhInLatin": words.KAZAKH_SUFFIXES_IN_LATIN,
        "russianInLatin": words.RUSSIAN_SUFFIXES_IN_LATIN,
    }
    return {
        "little": sorted(words.FOLDED_STOPWORDS),
        "neighbours": _letters(words.KAZAKH_TO_RUSSIAN),
        "digraphs": words.LATIN_SOUNDS,
        "cyrillic": _letters(words.CYRILLIC_SOUNDS),
        "endings": {
            name: {"known": sorted(of.known), "longest": of.max_length, "least": of.min_stem, "half": of.min_half}
            for name, of in suffixes.items()
        },
        "typos": (0.0, words.Match.ONE_TYPO, words.Match.TWO_TYPOS),
        "worth": index.FIELD_WEIGHTS,
        "longestQuery": index.MAX_QUERY_LENGTH,
        "mostWords": index.MAX_QUERY_TERMS,
    }


def _letters(table: dict[int, Any]) -> dict[str, str]:
    return {chr(one): chr(other) if isinstance(other, int) else other for one, other in table.items()}


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3):
        sys.exit("usage: make_explorer.py FILE [FOLDER OF A DATASET]")
    Path(sys.argv[1]).write_text(page(kz_diplomacy.load(*sys.argv[2:])), encoding="utf-8", newline="\n")
