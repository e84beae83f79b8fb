"""A Kazinform article about eight years of Kazakhstan's diplomacy, as typed records that prove where they come from."""

__version__ = "0.1.0"

TYPE_CHECKING = False
if TYPE_CHECKING:
    from . import export, plot
    from ._article import Article, FoundPassage
    from ._article_text import canonical
    from ._check import Report, check
    from ._collection import Collection
    from ._dataset import Dataset
    from ._diff import Changed, Diff, FieldChange, diff
    from ._errors import (
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
    from ._example import example
    from ._frozen import Evidence
    from ._hits import Hit, Hits
    from ._kinds import Events, Officials, Organizations, Roles, Sources, Statements, Topics
    from ._loader import load
    from ._new import Drafted, new
    from ._proof import Proof, Verification
    from ._record import Record
    from ._records import AnyRecord, Event, Official, Organization, Role, Source, Statement, Topic
    from ._resting import RecordedQuantity
    from ._roles_at import RolesAt
    from ._rows import Rows
    from ._stream import stream
    from ._timeline import Timeline, TimelineEntry
    from ._values import Cited, Claim, Participant, Passage, Place, Quantity, Reference, Text
    from ._vocabulary import Lang
    from ._when import When
else:
    # The same names, each found when it is first asked for: importing this package imports next to nothing.
    _HOMES = {
        "_article": ("Article", "FoundPassage"),
        "_article_text": ("canonical",),
        "_check": ("Report", "check"),
        "_collection": ("Collection",),
        "_dataset": ("Dataset",),
        "_diff": ("Changed", "Diff", "FieldChange", "diff"),
        "_errors": (
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
        "_example": ("example",),
        "_frozen": ("Evidence",),
        "_hits": ("Hit", "Hits"),
        "_kinds": ("Events", "Officials", "Organizations", "Roles", "Sources", "Statements", "Topics"),
        "_loader": ("load",),
        "_record": ("Record",),
        "_records": (
            "AnyRecord",
            "Event",
            "Official",
            "Organization",
            "Role",
            "Source",
            "Statement",
            "Topic",
        ),
        "_new": ("Drafted", "new"),
        "_proof": ("Proof", "Verification"),
        "_resting": ("RecordedQuantity",),
        "_roles_at": ("RolesAt",),
        "_rows": ("Rows",),
        "_stream": ("stream",),
        "_timeline": ("Timeline", "TimelineEntry"),
        "_values": ("Cited", "Claim", "Participant", "Passage", "Place", "Quantity", "Reference", "Text"),
        "_vocabulary": ("Lang",),
        "_when": ("When",),
    }
    _HOME = {name: module for module, names in _HOMES.items() for name in names}
    _MODULES = ("export", "plot")

    def __getattr__(name):
        if name not in _HOME and name not in _MODULES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from importlib import import_module

        from ._collector import paused

        # Importing makes classes that stay, so it is as a load is: the collector would find nothing to free.
        with paused():
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
