"""What the loader refuses and no schema does: each kind of fault with its reason and an example."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any, Final, TypeAlias

import attrs

from helpers.invented import SENTENCES, files, span
from kz_diplomacy import Fault

IsIt: TypeAlias = Callable[[Fault, Any], bool]
"""Whether a fault is of some kind; asked with the value of the whole file."""


@attrs.frozen
class Known:
    """A kind of fault that schemas do not see."""

    why: str
    is_it: IsIt
    place: str
    """Where the invented dataset is changed for an example."""
    example: str
    """The JSON that stands there then."""


def expects(*starts: str) -> IsIt:
    return lambda fault, _: fault.expected.startswith(starts)


def of_dates(pattern: str) -> IsIt:
    # Of a moment the slash is refused, whatever stands at its sides.
    def is_it(fault: Fault, values: Any) -> bool:
        span_for_moment = fault.path.endswith((".published", ".start", ".end")) and "/" in fault.found
        return re.match(pattern, fault.mend) is not None and not span_for_moment

    return is_it


def finds(pattern: str) -> IsIt:
    return lambda fault, _: re.match(pattern, fault.found) is not None


def at(values: Any, path: str) -> Any:
    """The value that has a place in a file; of a key the key."""
    if path.endswith('"]'):
        return json.loads(path[path.rindex('["') + 1 : -1])
    for index, name in re.findall(r"\[(\d+)\]|\.(\w+)", path):
        values = values[int(index) if index else name]
    return values


def is_whole_but_no_int(fault: Fault, values: Any) -> bool:
    if not fault.expected.startswith(("a whole number", "1, the newest format")):
        return False
    value = at(values, fault.path)
    least = 0 if fault.path.endswith(".start") else 1
    most = 1 if fault.path.endswith(".format") else 2**63 - 1
    return type(value) is float and value.is_integer() and least <= value <= most


def is_cited_by_two_addresses(fault: Fault, values: Any) -> bool:
    if fault.expected != "each sentence cited once":
        return False
    addresses = at(values, fault.path.rpartition("[")[0])
    return len(set(addresses)) == len(addresses)


def ends_with_a_line_feed(fault: Fault, values: Any) -> bool:
    forms = ("an id", "a BCP 47", "a web address", "a SHA-256", "a sentence number", "an address", "a date")
    if not fault.expected.startswith(forms):
        return False
    value = at(values, fault.path)
    return type(value) is str and value.endswith("\n") and value != "\n"


TOPICS: Final = [{"id": f"topic-{n}", "label": {"en": "a"}, "broader": f"topic-{n - 1}"} for n in range(1, 33)]
ONE: Final = "a schema sees one record at a time"
COMPARED: Final = "a schema compares no values"
KNOWN: Final = {
    "an id or an address that leads nowhere, to another kind or to a later record": Known(
        ONE,
        expects("the id of ", "an earlier ", "the address of a source", "a sentence of "),
        "events[1].part_of",
        '"nobody"',
    ),
    "an id twice": Known(ONE, expects("an id of its own"), "officials[1].id", '"mira-solen"'),
    "a chain of more than 32 records": Known(
        ONE,
        expects("at most 32"),
        "topics",
        json.dumps([*files()["topics"], {**TOPICS[0], "broader": "light"}, *TOPICS[1:]]),
    ),
    "two digests for the same characters": Known(
        ONE,
        lambda fault, _: "as the same characters have in" in fault.expected,
        "statements[1].passage",
        json.dumps({"source": "lamp-post", **span(SENTENCES[2][2]), "sha256": "0" * 64}),
    ),
    "evidence for a field that says nothing": Known(
        "it could be said only by a condition for every field",
        expects("evidence for what is said"),
        "roles[1].evidence",
        '{"note": ["almanac"]}',
    ),
    "a run that leaves its paragraph, goes back or is over 1,000 sentences long": Known(
        COMPARED, expects("a run "), "officials[0].evidence.name", '["lamp-post#2.2-2.1"]'
    ),
    "a sentence cited by two addresses": Known(
        COMPARED, is_cited_by_two_addresses, "officials[0].evidence.name", '["lamp-post#2.1", "lamp-post#2.1-2.2"]'
    ),
    "a passage that ends before it starts": Known(
        COMPARED, finds(r"start \d+ and end [1-9]"), "statements[0].passage.end", "1"
    ),
    "passages out of order, beyond the text or of one number; a cue outside its sentence": Known(
        COMPARED,
        lambda fault, _: (
            re.search("^each number once|^a passage inside|: text order$|^at most [1-9].* of the text$", fault.expected)
            is not None
        ),
        "sources[0].length",
        "7",
    ),
    "a reason why a sentence is not cited, without that sentence": Known(
        COMPARED, expects("the number of a passage"), "sources[0].uncited", '{"9.9": {"en": "Why?"}}'
    ),
    "a date that ends before it starts": Known(COMPARED, of_dates("its end comes"), "events[1].when", '"2024/2023"'),
    "a role that ends before it starts": Known(COMPARED, expects("an end that is not"), "roles[0].end", '"2018"'),
    "low above high": Known(COMPARED, expects("low to be no more"), "roles[0].quantities[0].low", "6"),
    "29 February of a common year": Known(
        "the pattern would be too long to be read",
        of_dates(r"there is no day 29 in \d{4}-02"),
        "events[1].when",
        '"2023-02-29"',
    ),
    "1.0 for a whole number": Known(
        "to JSON Schema it is one", is_whole_but_no_int, "sources[0].passages[0].start", "0.0"
    ),
    "a line feed behind an id, an address, a digest, a sentence number or a date": Known(
        "`$` fits before it in Python alone",
        ends_with_a_line_feed,
        "sources[0].url",
        r'"https://lamp-post.example\n"',
    ),
    "a key twice": Known(
        "a validator gets the last of them",
        finds("an object with the key"),
        "topics[0].label",
        '{"en": "light", "en": "a light"}',
    ),
    "half of a pair of surrogates": Known(
        "JSON can spell it, though UTF-8 cannot hold it",
        finds("text with the lone surrogate"),
        "topics[0].label.en",
        r'"\ud800"',
    ),
    "`NaN`": Known(
        "it is no JSON, though the reader of Python takes it",
        lambda fault, _: fault.found == "NaN" and fault.expected.startswith("a finite number"),
        "roles[0].quantities[0].low",
        "NaN",
    ),
}
