"""A dataset in the formats that its users work with: accepted by the tools of each field, and nothing lost silently.

What each field becomes, and what a format does not carry, is in the documentation of each. Those that give plain JSON
values make them anew at each call; those that write files overwrite none.
"""

# No "from __future__ import annotations": it would hide the function of that name.
from ._annotations import annotations
from ._datapackage import datapackage
from ._followthemoney import followthemoney
from ._parquet import parquet, parquet_file
from ._popolo import popolo
from ._schema_org import schema_org
from ._sqlite import sqlite

__all__ = ["annotations", "datapackage", "followthemoney", "parquet", "parquet_file", "popolo", "schema_org", "sqlite"]
