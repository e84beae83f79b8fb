"""What the tests of the search share: the index of the bundled records, and small ones of labels."""

from __future__ import annotations

import kz_diplomacy
from kz_diplomacy import AnyRecord, Dataset, Hit, Text, Topic
from kz_diplomacy._search.index import Index


def records(ds: Dataset) -> list[AnyRecord]:
    kinds = (ds.sources, ds.topics, ds.organizations, ds.officials, ds.roles, ds.events, ds.statements)
    return [record for kind in kinds for record in kind]


RECORDS = records(kz_diplomacy.load())
INDEX = Index(RECORDS)


def topics(*labels: str) -> Index:
    return Index(Topic(id=f"t{number}", label=Text(en=label)) for number, label in enumerate(labels))


def found(hits: tuple[Hit, ...]) -> list[str]:
    return [hit.record.id for hit in hits]
