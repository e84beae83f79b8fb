"""Lines of JSON, each for itself: what is told of one, and how much of it is read."""

from io import BytesIO
from typing import Any

import pytest

from kz_diplomacy import DataError
from kz_diplomacy._io import reader as reading
from kz_diplomacy._io.reader import lines_of, raw_lines


def told(line: bytes) -> str:
    (error,) = lines_of(BytesIO(line))
    assert isinstance(error, DataError)
    return error.faults[0].found


@pytest.mark.parametrize(
    ("line", "found"),
    [
        (b'{"id": "sea"  \n', "expecting ',' delimiter at column 15"),
        (b'{"id": "sea"  \r\n', "expecting ',' delimiter at column 15"),
        (b"X\n", "expecting value at column 1"),
        (b" \n", "an empty line"),
    ],
)
def test_a_line_that_is_cut_short_is_told_as_it_stands(line: bytes, found: str) -> None:
    """Its blanks and letters count, its line end does not."""
    assert found == told(line)


class Counted(BytesIO):
    """Bytes that know how much of a line was asked for."""

    asked: list[Any]

    def readline(self, size: Any = -1, /) -> bytes:
        self.asked.append(size)
        return super().readline(size)


def test_no_more_of_a_line_is_read_than_it_may_have(monkeypatch: pytest.MonkeyPatch) -> None:
    """One byte more tells that it is too long; the rest is not read."""
    monkeypatch.setattr(reading, "LONGEST_LINE", 4)
    stream = Counted(b"123\n12345678\n")
    stream.asked = []
    lines = raw_lines(stream)

    assert b"123\n" == next(lines)
    with pytest.raises(DataError, match="over 4 bytes"):
        next(lines)
    assert [5, 5] == stream.asked


def test_the_key_that_stands_twice_is_the_one_that_is_named() -> None:
    """Whichever stands before it."""
    assert ['an object with the key "b" twice'] == [*lines_of(BytesIO(b'{"a": 1, "b": 2, "b": 3}\n'))]
