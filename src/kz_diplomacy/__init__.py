"""A Kazinform article about eight years of Kazakhstan's diplomacy, as typed records that prove where they come from."""

__version__ = "0.1.0"

TYPE_CHECKING = False
if TYPE_CHECKING:
    from . import export, plot
    from ._article.article import Article, FoundPassage
    from ._article.canonical import canonical
    from ._article.proof import Proof, Verification
    from ._authoring.check import Report, check
    from ._authoring.diff import Changed, Diff, FieldChange, diff
    from ._authoring.draft import Drafted, new
    from ._dataset import Dataset
    from ._io.stream import stream
    from ._loading import example, load
    from ._query.collection import Collection
    from ._query.kinds import Events, Officials, Organizations, Roles, Sources, Statements, Topics
    from ._query.roles_at import RolesAt
    from ._query.timeline import Timeline, TimelineEntry
    from ._records.base import Record
    from ._records.kinds import AnyRecord, Event, Official, Organization, Role, Source, Statement, Topic
    from ._records.links import RecordedQuantity
    from ._search.hits import Hit, Hits
    from ._values.facts import Cited, Claim, Participant, Passage, Place, Quantity, Reference, Text
    from ._values.frozen import Evidence
    from ._values.vocabulary import Lang
    from ._values.when import When
    from .errors import (
        ArticleError,
        DataError,
        Fault,
        FieldError,
        KzDiplomacyError,
        MissingExtraError,
        QueryError,
        UnknownIdError,
        WhenError,
    )
    from .export._tables.rows import Rows
else:
    # The same names, each found when it is first asked for: importing this package imports next to nothing.
    _HOMES = {
        "_article.article": ("Article", "FoundPassage"),
        "_article.canonical": ("canonical",),
        "_authoring.check": ("Report", "check"),
        "_query.collection": ("Collection",),
        "_dataset": ("Dataset",),
        "_authoring.diff": ("Changed", "Diff", "FieldChange", "diff"),
        "errors": (
            "ArticleError",
            "DataError",
            "Fault",
            "FieldError",
            "KzDiplomacyError",
            "MissingExtraError",
            "QueryError",
            "UnknownIdError",
            "WhenError",
        ),
        "_values.frozen": ("Evidence",),
        "_search.hits": ("Hit", "Hits"),
        "_query.kinds": ("Events", "Officials", "Organizations", "Roles", "Sources", "Statements", "Topics"),
        "_loading": ("example", "load"),
        "_records.base": ("Record",),
        "_records.kinds": (
            "AnyRecord",
            "Event",
            "Official",
            "Organization",
            "Role",
            "Source",
            "Statement",
            "Topic",
        ),
        "_authoring.draft": ("Drafted", "new"),
        "_article.proof": ("Proof", "Verification"),
        "_records.links": ("RecordedQuantity",),
        "_query.roles_at": ("RolesAt",),
        "export._tables.rows": ("Rows",),
        "_io.stream": ("stream",),
        "_query.timeline": ("Timeline", "TimelineEntry"),
        "_values.facts": ("Cited", "Claim", "Participant", "Passage", "Place", "Quantity", "Reference", "Text"),
        "_values.vocabulary": ("Lang",),
        "_values.when": ("When",),
    }
    _HOME = {name: module for module, names in _HOMES.items() for name in names}
    _MODULES = ("export", "plot")

    def __getattr__(name):
        if name not in _HOME and name not in _MODULES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from importlib import import_module

        if name in _MODULES:
            return import_module(f"{__name__}.{name}")
        value = globals()[name] = getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
        return value

    def __dir__():
        return sorted({*globals(), *_HOME, *_MODULES})


__all__ = [
    "AnyRecord",
    "Article",
    "ArticleError",
    "Changed",
    "Cited",
    "Claim",
    "Collection",
    "DataError",
    "Dataset",
    "Diff",
    "Drafted",
    "Event",
    "Events",
    "Evidence",
    "Fault",
    "FieldChange",
    "FieldError",
    "FoundPassage",
    "Hit",
    "Hits",
    "KzDiplomacyError",
    "Lang",
    "MissingExtraError",
    "Official",
    "Officials",
    "Organization",
    "Organizations",
    "Participant",
    "Passage",
    "Place",
    "Proof",
    "Quantity",
    "QueryError",
    "Record",
    "RecordedQuantity",
    "Reference",
    "Report",
    "Role",
    "Roles",
    "RolesAt",
    "Rows",
    "Source",
    "Sources",
    "Statement",
    "Statements",
    "Text",
    "Timeline",
    "TimelineEntry",
    "Topic",
    "Topics",
    "UnknownIdError",
    "Verification",
    "When",
    "WhenError",
    "__version__",
    "canonical",
    "check",
    "diff",
    "example",
    "export",
    "load",
    "new",
    "plot",
    "stream",
]
