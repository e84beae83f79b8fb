"""Export a dataset to other formats, each accepted by the tools of its field. No information is dropped silently.

The documentation of each format says what each field becomes and what the format cannot express. Functions that return
plain JSON values return new ones at each call. Functions that write files never overwrite a file.
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
