"""A Kazinform article about eight years of Kazakhstan's diplomacy, as typed records that prove where they come from."""

__version__ = "0.1.0"

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ._collection import Collection
    from ._dataset import Dataset
    from ._errors import DataError, Fault, FieldError, KzDiplomacyError, UnknownIdError, WhenError
    from ._frozen import Evidence
    from ._loader import load
    from ._record import Record
    from ._records import AnyRecord, Event, Official, Organization, Role, Source, Statement, Topic
    from ._timeline import TimelineEntry
    from ._values import Cited, Claim, Participant, Passage, Place, Quantity, Reference, Text
    from ._vocabulary import Lang
    from ._when import When
else:
    # The same names, each found when it is first asked for: importing this package imports next to nothing.
    _HOMES = {
        "_collection": ("Collection",),
        "_dataset": ("Dataset",),
        "_errors": ("DataError", "Fault", "FieldError", "KzDiplomacyError", "UnknownIdError", "WhenError"),
        "_frozen": ("Evidence",),
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
        "_timeline": ("TimelineEntry",),
        "_values": ("Cited", "Claim", "Participant", "Passage", "Place", "Quantity", "Reference", "Text"),
        "_vocabulary": ("Lang",),
        "_when": ("When",),
    }
    _HOME = {name: module for module, names in _HOMES.items() for name in names}

    def __getattr__(name):
        if name not in _HOME:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from importlib import import_module

        value = globals()[name] = getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
        return value

    def __dir__():
        return sorted({*globals(), *_HOME})


__all__ = [
    "AnyRecord",
    "Cited",
    "Claim",
    "Collection",
    "DataError",
    "Dataset",
    "Event",
    "Evidence",
    "Fault",
    "FieldError",
    "KzDiplomacyError",
    "Lang",
    "Official",
    "Organization",
    "Participant",
    "Passage",
    "Place",
    "Quantity",
    "Record",
    "Reference",
    "Role",
    "Source",
    "Statement",
    "Text",
    "TimelineEntry",
    "Topic",
    "UnknownIdError",
    "When",
    "WhenError",
    "__version__",
    "load",
]
