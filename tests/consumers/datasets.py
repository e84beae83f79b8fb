"""The datasets that are shipped, by what they are of."""

from __future__ import annotations

from typing import Final

import kz_diplomacy

DATASETS: Final = {"bundled": kz_diplomacy.load(), "example": kz_diplomacy.example()[0]}
