"""What differs prints as Markdown for a changelog, and in short like code."""

from __future__ import annotations

from typing import Any

from helpers.generated import dataset

from kz_diplomacy import Claim, Diff, FieldChange, Passage, Statement, Text, Topic, diff


def topic(id: str, label: str = "", **fields: Any) -> Topic:
    return Topic(id=id, label=Text(en=label or id), **fields)


def statement(**fields: Any) -> Statement:
    words = Passage(source="paper", start=0, end=5, sha256="0" * 64)
    return Statement(**{"id": "words", "kind": "direct", "summary": Text(en="Words."), "passage": words, **fields})


def claims(*words: str) -> Statement:
    return statement(claims=tuple(Claim(Text(en=word)) for word in words))


def test_it_prints_as_the_data_section_of_a_changelog() -> None:
    """Added, changed field by field, removed: each record by kind, id and what it is called."""
    sea, lamps = topic("sea", "The *sea*"), topic("lamps")
    old = dataset(topics=[sea, lamps, topic("tides"), topic("fog")], version="1.0.0", license="MIT")
    new_tides = topic("tides", broader=sea)
    new = dataset(topics=[topic("bells"), topic("fog"), sea, new_tides], version="1.1.0", license="MIT")

    assert (
        "### Data 1.1.0\n\n"
        "#### Added\n\n- topic `bells`: bells\n\n"
        '#### Changed\n\n- version: "1.0.0" → "1.1.0"\n- the order of the topics\n'
        '- topic `tides`: tides\n  - `$.broader`: nothing → "sea"\n\n'
        "#### Removed\n\n- topic `lamps`: lamps"
    ) == str(diff(old, new))
    assert "### Data\n\n#### Added\n\n- topic `sea`: The \\*sea\\*" == str(diff(dataset(), dataset(topics=[sea])))
    assert "### Data\n\nNothing has changed." == str(diff(old, old))


def test_no_line_is_long_and_long_texts_are_shown_where_they_part() -> None:
    """However long ids and values are, a line is short, and shows what differs."""
    same = "one and the same word " * 50
    old = statement(summary=Text(en=f"{same}before"), note=Text(en="a\nb"))
    new = statement(summary=Text(en=f"{same}after"), claims=(Claim(Text(en=same)),))
    added = topic("x" * 5000, same)
    found = diff(dataset(statements=[old]), dataset(topics=[added], statements=[new], version="v" * 999))
    lines = str(found).splitlines()

    assert ("nothing", f'"{"b" * 59}…"') == FieldChange("$.a", None, "b" * 99).shown()
    assert ('"a"', f'"{"b" * 59}…"') == FieldChange("$.a", "a", "b" * 99).shown()
    assert '  - `$.summary.en`: "…e and the same word before" → "…e and the same word after"' in lines
    assert '  - `$.note`: {"en": "a\\\\nb"} → nothing' in lines
    assert max(map(len, lines)) < 200


def test_its_code_like_forms_are_short() -> None:
    """A diff, a changed record and a changed field print like code, in at most 300 characters."""
    old, new = claims(*map(str, range(99))), claims(*(f"{number}!" for number in range(99)))
    found = diff(dataset(statements=[old]), dataset(topics=[topic("a")], statements=[new], version="v" * 999))

    assert "Diff()" == repr(Diff())
    assert repr(found).startswith("Diff(added=1, changed=1, version=FieldChange('$.version', nothing, \"vvv")
    assert "FieldChange('$.a', \"b\", nothing)" == repr(FieldChange("$.a", "b", None))
    assert repr(found.changed[0]).startswith("Changed('words', '$.claims[0].text.en', '$.claims[1].text.en'")
    for value in (found, found.changed[0], FieldChange("$." + "x" * 999, "y" * 999, ["z" * 999])):
        assert len(repr(value)) <= 300
