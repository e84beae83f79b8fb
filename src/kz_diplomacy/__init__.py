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
    from ._values.citations import Cited, Evidence, Passage, Reference
    from ._values.facts import Claim, Participant, Place, Quantity, Text
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
    # The same names by their module. Each is imported at its first use, so importing the package itself stays fast.
    _HOMES = {
        "errors": "ArticleError DataError Fault FieldError KzDiplomacyError MissingExtraError QueryError "
        "UnknownIdError WhenError",
        "_values.vocabulary": "Lang",
        "_values.citations": "Cited Evidence Passage Reference",
        "_values.facts": "Claim Participant Place Quantity Text",
        "_values.when": "When",
        "_records.base": "Record",
        "_records.kinds": "AnyRecord Event Official Organization Role Source Statement Topic",
        "_records.links": "RecordedQuantity",
        "_io.stream": "stream",
        "_article.canonical": "canonical",
        "_article.proof": "Proof Verification",
        "_article.article": "Article FoundPassage",
        "_search.hits": "Hit Hits",
        "_query.collection": "Collection",
        "_query.kinds": "Events Officials Organizations Roles Sources Statements Topics",
        "_query.timeline": "Timeline TimelineEntry",
        "_query.roles_at": "RolesAt",
        "export._tables.rows": "Rows",
        "_authoring.draft": "Drafted new",
        "_authoring.check": "Report check",
        "_authoring.diff": "Changed Diff FieldChange diff",
        "_dataset": "Dataset",
        "_loading": "example load",
    }
    _HOME = {name: module for module, names in _HOMES.items() for name in names.split()}
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
