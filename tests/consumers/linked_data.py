"""What the tests of the linked-data exports share: graphs read with no network, and names."""

from __future__ import annotations

import json
import socket
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NoReturn
from unittest.mock import patch

from rdflib import Graph, URIRef


@contextmanager
def no_network() -> Iterator[None]:
    """While it holds, whoever asks for a connection fails."""

    def refuse(*_: object, **__: object) -> NoReturn:
        raise AssertionError("the network was asked")

    with patch.object(socket, "socket", refuse), patch.object(socket, "getaddrinfo", refuse):
        yield


def read(document: dict[str, Any]) -> Graph:
    """The graph of a JSON-LD document."""
    with no_network(), warnings.catch_warnings():
        # rdflib warns of what its own parser uses.
        warnings.simplefilter("ignore", DeprecationWarning)
        return Graph().parse(data=json.dumps(document), format="json-ld")


def iri(id: str) -> URIRef:
    """The name of a record or a sentence."""
    return URIRef(f"urn:kz-diplomacy:{id}")


def name(id: str) -> str:
    """The same, as text."""
    return str(iri(id))
