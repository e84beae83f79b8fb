"""What is written is canonical: the same value has the same bytes, in a file and in a line."""

import pytest

from kz_diplomacy._io.strict_json import dump, dump_line


def test_a_file_is_indented_by_two() -> None:
    """In UTF-8 with every letter as it is, and a line feed at the end."""
    assert '[\n  {\n    "id": "ә"\n  }\n]\n'.encode() == dump([{"id": "ә"}])


def test_a_line_has_no_line_end_but_its_own() -> None:
    """In UTF-8 with every letter as it is."""
    assert '{"id": "ә", "note": "one\\ntwo"}\n'.encode() == dump_line({"id": "ә", "note": "one\ntwo"})


@pytest.mark.parametrize("number", [float("nan"), float("inf")])
def test_what_json_has_no_number_for_is_refused(number: float) -> None:
    """It would be written as what no reader of JSON has to take."""
    for write in (dump, dump_line):
        with pytest.raises(ValueError, match="not JSON compliant"):
            write([number])
