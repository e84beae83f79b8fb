"""Read JSON strictly, with a mark in place of each value that JSON allows and a dataset does not, and write it."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable
from typing import Any, Final

from ..errors import Description, data_error, quoted

_SURROGATE: Final = re.compile("[\ud800-\udfff]")


class Rejected(Description):
    """A description in place of a value that JSON allows and a dataset does not, and that no field accepts."""

    __slots__ = ()


def parse(data: bytes, *, whole: bool = True) -> Any:
    """Return the value of a JSON file, or of one line, with a :class:`Rejected` for each value that is not allowed.

    An object with a duplicate key, a text with a lone surrogate and an integer of 20 digits or more are not allowed.

    Raises:
        DataError: If the data is not UTF-8, not JSON, or nested too deeply. The message says where in the data.
    """
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        found = Description(f"the byte 0x{data[error.start]:02x} at offset {error.start:,}")
        raise data_error(found, "UTF-8", "save the file as UTF-8") from None
    if text[:1] == "\ufeff":
        raise data_error(Description("a byte order mark"), "UTF-8 without one", "save the file as UTF-8 without BOM")
    try:
        value = _DECODER.decode(text)
    except json.JSONDecodeError as error:
        reason = error.msg[:1].lower() + error.msg[1:].removesuffix(" at")
        line = f"line {error.lineno:,}, " if whole else ""
        found = Description(f"{reason} at {line}column {error.colno:,}")
        raise data_error(found, "JSON", _mend(text, error)) from None
    except RecursionError:
        raise data_error(Description("arrays or objects nested too deeply"), "a dataset's few levels") from None
    return _without_surrogates(value) if "\\u" in text else value


def _mend(text: str, error: json.JSONDecodeError) -> str:
    """Return how to fix a common mistake in JSON, or an empty text."""
    if not text.strip():
        return "write [] where there is nothing"
    before, after = text[: error.pos].rstrip(), text[error.pos :].lstrip()
    # Newer versions of Python report the position of the comma, older ones the position after it.
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


# The decoder is shared, because creating one takes as long as reading a short line.
_DECODER: Final = json.JSONDecoder(object_pairs_hook=_object, parse_int=_integer)


def _without_surrogates(root: Any) -> Any:
    """Return the same value with each text rejected that UTF-8 cannot encode, which only an escape can produce."""
    holder = [root]
    containers: list[Any] = [holder]
    while containers:
        container = containers.pop()
        keys: Iterable[Any] = container.keys() if type(container) is dict else range(len(container))
        for key in list(keys):
            value = container[key]
            if type(value) is str and (match := _SURROGATE.search(value)):
                container[key] = Rejected(f"text with the lone surrogate \\u{ord(match[0]):04x}")
            elif type(value) in (dict, list):
                containers.append(value)
    return holder[0]


def dump(value: Any) -> bytes:
    """Return the canonical bytes of a JSON file: UTF-8, indented by two spaces, with a line feed at the end."""
    return (json.dumps(value, ensure_ascii=False, indent=2, allow_nan=False) + "\n").encode("utf-8")


def dump_line(value: Any) -> bytes:
    """Return the canonical bytes of one line of a JSON Lines file, with its line feed."""
    return (json.dumps(value, ensure_ascii=False, allow_nan=False) + "\n").encode("utf-8")
