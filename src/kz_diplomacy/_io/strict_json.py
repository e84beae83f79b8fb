"""JSON read strictly and written canonically: what JSON allows and a dataset does not is marked where it stands."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable
from typing import Any, Final

from ..errors import Description, fault, quoted

_SURROGATE: Final = re.compile("[\ud800-\udfff]")


class Rejected(Description):
    """Stands, in words, in the place of a value that JSON accepts and no dataset may hold; no type accepts it.

    >>> Rejected("an integer of 5,000 digits")
    'an integer of 5,000 digits'
    """

    __slots__ = ()


def parse(data: bytes, *, whole: bool = True) -> Any:
    """The value of a JSON file, or of one line; what no dataset may hold is :class:`Rejected` in its place.

    That is an object with a key twice, text with a lone surrogate, and an integer of 20 digits or more.

    Raises:
        DataError: It is not UTF-8, not JSON, or nested too deeply. The place is told in words.

    >>> parse(b'[1, 2]')
    [1, 2]
    """
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        found = Description(f"the byte 0x{data[error.start]:02x} at offset {error.start:,}")
        raise fault(found, "UTF-8", "save the file as UTF-8") from None
    if text[:1] == "\ufeff":
        raise fault(Description("a byte order mark"), "UTF-8 without one", "save the file as UTF-8 without BOM")
    try:
        value = _DECODER.decode(text)
    except json.JSONDecodeError as error:
        told = error.msg[:1].lower() + error.msg[1:].removesuffix(" at")
        line = f"line {error.lineno:,}, " if whole else ""
        found = Description(f"{told} at {line}column {error.colno:,}")
        raise fault(found, "JSON", _mend(text, error)) from None
    except RecursionError:
        raise fault(Description("arrays or objects nested too deeply"), "a dataset's few levels") from None
    return _without_surrogates(value) if "\\u" in text else value


def _mend(text: str, error: json.JSONDecodeError) -> str:
    """What is most often wrong where JSON is."""
    if not text.strip():
        return "write [] where there is nothing"
    before, after = text[: error.pos].rstrip(), text[error.pos :].lstrip()
    # Newer Pythons stop at the comma itself, older ones behind it.
    if re.match(r",\s*[]}]", before[-1:] + after) or re.match(r",\s*[]}]", after):
        return "take away the comma before the end"
    if after.startswith(("//", "#", "/*")):
        return "take away the comment"
    return "put a comma between values, and text in quotation marks" if error.msg.startswith("Expecting ','") else ""


def _integer(digits: str) -> int | Rejected:
    length = len(digits.lstrip("-"))
    return int(digits) if length < 20 else Rejected(f"an integer of {length:,} digits")


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any] | Rejected:
    value = dict(pairs)
    if len(value) == len(pairs):
        return value
    counts = Counter(key for key, _ in pairs)
    twice = next(key for key, count in counts.items() if count > 1)
    return Rejected(f"an object with the key {quoted(twice)} twice")


# One for all lines: making one takes as long as reading a short line.
_DECODER: Final = json.JSONDecoder(object_pairs_hook=_object, parse_int=_integer)


def _without_surrogates(root: Any) -> Any:
    """The same value, with texts that no UTF-8 can hold marked; only a backslash escape can bring one in."""
    holder = [root]
    containers: list[Any] = [holder]
    while containers:
        container = containers.pop()
        places: Iterable[Any] = container.keys() if type(container) is dict else range(len(container))
        for place in list(places):
            value = container[place]
            if type(value) is str and (match := _SURROGATE.search(value)):
                container[place] = Rejected(f"text with the lone surrogate \\u{ord(match[0]):04x}")
            elif type(value) in (dict, list):
                containers.append(value)
    return holder[0]


def dump(value: Any) -> bytes:
    r"""The canonical bytes of a JSON file: UTF-8, indented by two, a line feed at the end.

    >>> dump([])
    b'[]\n'
    """
    return (json.dumps(value, ensure_ascii=False, indent=2, allow_nan=False) + "\n").encode("utf-8")


def dump_line(value: Any) -> bytes:
    r"""The canonical bytes of one line of a JSON Lines file.

    >>> dump_line({"id": "sea"})
    b'{"id": "sea"}\n'
    """
    return (json.dumps(value, ensure_ascii=False, allow_nan=False) + "\n").encode("utf-8")
