"""A whole dataset: its collections, its ids, and what exactly it is."""

from __future__ import annotations

import os
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Any

import attrs

from ._collection import Collection
from ._errors import UnknownIdError, nearest
from ._files import DESCRIPTOR, Descriptor, canonical, describe, file_name
from ._frozen import FrozenMap
from ._records import KINDS, AnyRecord, Event, Official, Organization, Role, Source, Statement, Topic
from ._timeline import Timeline, timeline


@attrs.frozen(eq=False, repr=False, kw_only=True)
class Dataset:
    """Records of every kind that belong together; immutable, equal to another of the same content, version and license.

    Raises:
        UnknownIdError: ``ds[id]`` of an id that no record has.

    >>> import kz_diplomacy
    >>> ds = kz_diplomacy.load()
    >>> ds["aibek-smadiyarov"].name.ru
    'Айбек Смадияров'
    """

    sources: Collection[Source]
    """The texts that the records rest on."""
    topics: Collection[Topic]
    """The editors' vocabulary of subjects."""
    organizations: Collection[Organization]
    """The bodies and states that act or are named."""
    officials: Collection[Official]
    """The persons."""
    roles: Collection[Role]
    """The tenures of posts, ranks and seats."""
    events: Collection[Event]
    """What happened, goes on, was planned, proposed or possible."""
    statements: Collection[Statement]
    """What was said."""
    name: str | None = None
    """What the dataset is called; None where its folder has no descriptor."""
    version: str | None = None
    """The version of the data, which is not the package's; None where its folder has no descriptor."""
    license: str | None = None
    """The licence of the data, as SPDX has it; None where its folder has no descriptor."""

    @cached_property
    def _by_id(self) -> FrozenMap[AnyRecord]:
        return FrozenMap((record.id, record) for kind in KINDS for record in getattr(self, kind))

    @cached_property
    def _canonical(self) -> FrozenMap[bytes]:
        return FrozenMap((kind, canonical(getattr(self, kind))) for kind in KINDS)

    @cached_property
    def sha256(self) -> str:
        """The SHA-256 over the canonical bytes of the files, in the order of the kinds: what exactly you depend on.

        >>> import kz_diplomacy
        >>> len(kz_diplomacy.load().sha256)
        64
        """
        return sha256(b"".join(self._canonical.values())).hexdigest()

    def __getitem__(self, id: str) -> AnyRecord:
        try:
            return self._by_id[id]
        except KeyError:
            raise UnknownIdError(id, "record", nearest(id, self._by_id)) from None

    def __contains__(self, item: object) -> bool:
        if isinstance(item, str):
            return item in self._by_id
        return item == self._by_id.get(getattr(item, "id", ""))

    def timeline(self) -> Timeline:
        """What happened and what was said, in order; then what has no date. A tenure's begin and end are two entries.

        >>> import kz_diplomacy
        >>> str(kz_diplomacy.load().timeline()[0].when)
        '2006'
        """
        return timeline(self.roles, self.events, self.statements)

    def save(self, folder: str | os.PathLike[str]) -> None:
        """Write the canonical files and the descriptor into a folder, which is made where there is none.

        Files of these names are replaced; what else the folder holds is left alone.

        Raises:
            OSError: The folder cannot be made or written.

        >>> import kz_diplomacy, tempfile
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     kz_diplomacy.load().save(folder)
        ...     kz_diplomacy.load(folder) == kz_diplomacy.load()
        True
        """
        target = Path(folder)
        target.mkdir(parents=True, exist_ok=True)
        for kind, data in self._canonical.items():
            (target / file_name(kind)).write_bytes(data)
        descriptor = Descriptor(self.name, self.version, self.license)
        (target / DESCRIPTOR).write_bytes(describe(descriptor, self._canonical))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Dataset):
            return NotImplemented
        return self is other or self._identity == other._identity

    def __hash__(self) -> int:
        return hash(self._identity)

    @property
    def _identity(self) -> tuple[str, str | None, str | None]:
        return self.sha256, self.version, self.license

    def __copy__(self) -> Dataset:
        return self

    def __deepcopy__(self, memo: dict[int, Any]) -> Dataset:
        return self

    def __repr__(self) -> str:
        counts = ", ".join(f"{len(getattr(self, kind)):,} {kind}" for kind in KINDS)
        return f"Dataset({' '.join(filter(None, (self.name, self.version)))}: {counts})".replace("(: ", "(")
