"""The lasting names that records, sentences and parts of records have as linked data."""

from __future__ import annotations

from typing import Final
from urllib.parse import quote

NAMESPACE: Final = "urn:kz-diplomacy:"
"""What every name begins with. It is no address: nothing is to be fetched there."""

RFC_5147: Final = "http://tools.ietf.org/rfc/rfc5147"
"""What ``char=12,34`` means, as the Web Annotation Data Model names it."""

RFC_6901: Final = "http://tools.ietf.org/rfc/rfc6901"
"""What ``/claims/0`` means, a JSON pointer."""


def iri(id: str) -> str:
    """The name of a record, or of what an address cites.

    >>> iri("press-secretary"), iri("kazinform#3.1")
    ('urn:kz-diplomacy:press-secretary', 'urn:kz-diplomacy:kazinform#3.1')
    """
    return NAMESPACE + id


def part_iri(id: str, *steps: str | int) -> str:
    """The name of a part of a record, by its JSON pointer in the record's JSON.

    >>> part_iri("farewell-words", "claims", 0)
    'urn:kz-diplomacy:farewell-words#/claims/0'
    """
    return f"{iri(id)}#{pointer(*steps)}"


def pointer(*steps: str | int) -> str:
    """A JSON pointer (RFC 6901); no name of a field has a character that it would have to escape.

    >>> pointer("claims", 0)
    '/claims/0'
    """
    return "".join(f"/{step}" for step in steps)


def named(what: str, name: str | None) -> str:
    """The name of something that is no record, made from the name of the dataset; no id of a record has a colon.

    >>> named("dataset", "My Sea")
    'urn:kz-diplomacy:dataset:My%20Sea'
    """
    return f"{NAMESPACE}{what}:{quote(name or '', safe='')}"
