"""The glossary's words for other vocabularies are words of theirs, and stand in our exports."""

# needs: followthemoney, rdflib

from __future__ import annotations

import json
import re
from pathlib import Path

from followthemoney import model
from rdflib import RDF, SDO, Graph

import kz_diplomacy
from kz_diplomacy.export import followthemoney, popolo, schema_org

PAGE = (Path(__file__).parents[2] / "docs" / "glossary.md").read_text("utf-8")
DS = kz_diplomacy.load()


def column(number: int) -> list[str]:
    """The words in backticks, or else the plain word, in a column of the first table."""
    table = PAGE.partition("## Records and values\n")[2].partition("\n## ")[0]
    cells = [line.split("|")[number] for line in table.splitlines() if line.startswith("| ") and "---" not in line]
    return [word for cell in cells[1:] for word in re.findall("`(.+?)`", cell)]


def test_followthemoney() -> None:
    """Each is a schema of the model, and the export has entities of it."""
    exported = {entity["schema"] for entity in followthemoney(DS)}
    assert column(4)
    assert {*column(4)} <= {*model.schemata} & exported


def test_schema_org() -> None:
    """Each is a class or property of schema.org, and the export has things or properties of that name."""
    graph = Graph().parse(data=json.dumps(schema_org(DS)), format="json-ld")
    exported = {*graph.objects(None, RDF.type), *graph.predicates()}
    assert column(5)
    for word in column(5):
        # The namespace is closed: a word that is not there is an error.
        assert SDO[word] in exported, word


def test_popolo() -> None:
    """The classes that are named are those of the export."""
    document = popolo(DS)
    for word in ("persons", "organizations", "memberships", "posts", "events", "speeches"):
        assert document[word]
