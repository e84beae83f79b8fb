"""Web Annotations: for each field, the position of the cited passages in the article, without their text."""

# No "from __future__ import annotations": it would take the name of the function below.
from collections.abc import Iterator
from copy import deepcopy
from typing import Any, Final

from .._records.fields import fields_used_as
from .._records.kinds import AnyRecord, Source, Statement
from .._records.record_set import RecordSet
from .._values.citations import Cited, Passage
from ._common import NAMESPACE, RFC_5147, RFC_6901, closure, dataset_iri, drop_empty, iri, json_pointer

_OA: Final = "http://www.w3.org/ns/oa#"
_AS: Final = "http://www.w3.org/ns/activitystreams#"
_DC: Final = "http://purl.org/dc/elements/1.1/"
_TERMS: Final = "http://purl.org/dc/terms/"

# The Web Annotation Data Model requires the first context by its address. The second defines every key used here, the
# standard keys as the first does, so a reader without a network can use it alone.
_CONTEXT: Final[tuple[str, dict[str, Any]]] = (
    "http://www.w3.org/ns/anno.jsonld",
    {
        "kz": f"{NAMESPACE}term:",
        "id": "@id",
        "type": "@type",
        "Annotation": f"{_OA}Annotation",
        "AnnotationCollection": f"{_AS}OrderedCollection",
        "AnnotationPage": f"{_AS}OrderedCollectionPage",
        "FragmentSelector": f"{_OA}FragmentSelector",
        "SpecificResource": f"{_OA}SpecificResource",
        "Text": "http://purl.org/dc/dcmitype/Text",
        "TextPositionSelector": f"{_OA}TextPositionSelector",
        "identifying": f"{_OA}identifying",
        "linking": f"{_OA}linking",
        "body": {"@id": f"{_OA}hasBody", "@type": "@id"},
        "conformsTo": {"@id": f"{_TERMS}conformsTo", "@type": "@id"},
        "first": {"@id": f"{_AS}first", "@type": "@id"},
        "items": {"@id": f"{_AS}items", "@type": "@id", "@container": "@list"},
        "last": {"@id": f"{_AS}last", "@type": "@id"},
        "motivation": {"@id": f"{_OA}motivatedBy", "@type": "@vocab"},
        "selector": {"@id": f"{_OA}hasSelector", "@type": "@id"},
        "source": {"@id": f"{_OA}hasSource", "@type": "@id"},
        "target": {"@id": f"{_OA}hasTarget", "@type": "@id"},
        "via": {"@id": f"{_OA}via", "@type": "@id"},
        "end": f"{_OA}end",
        "format": f"{_DC}format",
        "label": "http://www.w3.org/2000/01/rdf-schema#label",
        "language": f"{_DC}language",
        "start": f"{_OA}start",
        "startIndex": f"{_AS}startIndex",
        "total": f"{_AS}totalItems",
        "value": "http://www.w3.org/1999/02/22-rdf-syntax-ns#value",
    },
)


def annotations(ds: RecordSet) -> dict[str, Any]:
    """The evidence as one W3C annotation collection, of plain JSON values.

    There is an annotation for each field, quantity and claim that rests on something, and for each statement's own
    passage. Its body is the record and, as a JSON pointer, the field; its targets are the sentences, each by position,
    by the fragment of RFC 5147 and with the digest of its characters. Offsets count code points of the canonical text.
    No word of an article is in it.

    Raises:
        QueryError: It is no dataset.
        UnknownIdError: A record names one that there is not, which only a dataset made in Python can.

    >>> import kz_diplomacy
    >>> one = annotations(kz_diplomacy.load())["first"]["items"][-1]
    >>> one["body"]["source"], one["body"]["selector"]["value"]
    ('urn:kz-diplomacy:farewell-words', '/quantities/0')
    >>> [target["selector"][1]["value"] for target in one["target"]]
    ['char=8882,8917']
    """
    sources = closure(ds).sources
    items = [annotation for record in ds for annotation in _annotations_of(record)]
    page = dataset_iri("annotation-page", ds.name)
    return {
        "@context": deepcopy([*_CONTEXT]),
        "id": dataset_iri("annotation-collection", ds.name),
        "type": "AnnotationCollection",
        "label": f"What the records of {ds.name or 'the dataset'} rest on",
        "total": len(items),
        "first": {"id": page, "type": "AnnotationPage", "startIndex": 0, "items": items},
        "last": page,
        "kz:texts": [_text(source) for source in sources],
    }


def _annotations_of(record: AnyRecord) -> Iterator[dict[str, Any]]:
    """Yield the annotations of a record, in the order of its fields."""
    citing = fields_used_as(type(record), "members")
    for field in record.citable:
        if cited := record.evidence[field]:
            yield _annotation(record, (field,), "linking", cited)
        value = getattr(record, field)
        if isinstance(value, Passage):
            yield _annotation(record, (field,), "identifying", (value,))
        elif field in citing:
            for index, member in enumerate(value):
                if member.evidence:
                    yield _annotation(record, (field, index), "linking", member.evidence)


def _annotation(
    record: AnyRecord, steps: tuple[str | int, ...], motivation: str, cited: tuple[Cited, ...]
) -> dict[str, Any]:
    pointer = json_pointer(*steps)
    return {
        "id": f"{NAMESPACE}annotation:{record.id}:{motivation}{pointer}",
        "type": "Annotation",
        "motivation": motivation,
        "body": {
            "type": "SpecificResource",
            "source": iri(record.id),
            "selector": {"type": "FragmentSelector", "conformsTo": RFC_6901, "value": pointer},
            "kz:record": record.kind_name,
            # Only the kind of a statement distinguishes a statement from a heading that repeats it.
            **({"kz:kind": record.kind} if isinstance(record, Statement) else {}),
        },
        "target": [_target(citation) for citation in cited],
    }


def _target(cited: Cited) -> dict[str, Any]:
    if not isinstance(cited, Passage):
        return {"id": iri(cited.source), "type": "Text"}
    return {
        "type": "SpecificResource",
        "source": iri(cited.source),
        "selector": [
            {"type": "TextPositionSelector", "start": cited.start, "end": cited.end},
            {"type": "FragmentSelector", "conformsTo": RFC_5147, "value": f"char={cited.start},{cited.end}"},
        ],
        "kz:sha256": cited.sha256,
        **drop_empty({"kz:sentence": cited.number, "kz:voice": cited.voice}),
    }


def _text(source: Source) -> dict[str, Any]:
    optional = {
        "format": "text/plain" if source.kind == "article" else None,
        "via": source.url,
        "kz:length": source.length,
        "kz:sha256": source.sha256,
    }
    return {
        "id": iri(source.id),
        "type": "Text",
        "label": source.title,
        "language": source.language,
        **drop_empty(optional),
    }
