"""The types that public signatures use, for annotations in your own code."""

from ._article.proof import ProofStatus
from ._query.timeline import Edge
from ._records.record_set import RecordSet
from ._values.frozen import FrozenMap
from ._values.interval import Period
from ._values.vocabulary import (
    CountryCode,
    Digest,
    Id,
    LanguageTag,
    Part,
    PlaceKind,
    Qualifier,
    RoleKind,
    SentenceNumber,
    SourceKind,
    StatementKind,
    Status,
    Unit,
    Url,
    Voice,
)
from ._values.when import Bounds
from .errors import ArticleProblem
from .export._tables.schema import Cell

__all__ = [
    "ArticleProblem",
    "Bounds",
    "Cell",
    "CountryCode",
    "Digest",
    "Edge",
    "FrozenMap",
    "Id",
    "LanguageTag",
    "Part",
    "Period",
    "PlaceKind",
    "ProofStatus",
    "Qualifier",
    "RecordSet",
    "RoleKind",
    "SentenceNumber",
    "SourceKind",
    "StatementKind",
    "Status",
    "Unit",
    "Url",
    "Voice",
]
