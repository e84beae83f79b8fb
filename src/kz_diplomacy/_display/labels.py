"""Labels for the timeline and for exports, in three languages."""

from __future__ import annotations

from typing import Final

from .._values.vocabulary import Lang

SHARED: Final[dict[Lang, dict[str, str]]] = {
    "en": {
        "timeline": "Timeline",
        "undated": "Undated: the article does not say when",
        "begin": "begins",
        "end": "ends",
        "ongoing": "ongoing",
        "planned": "planned",
        "proposed": "proposed",
        "possible": "possible",
    },
    "ru": {
        "timeline": "Хронология",
        "undated": "Без даты: в статье не сказано, когда",
        "begin": "начало",
        "end": "окончание",
        "ongoing": "продолжается",
        "planned": "запланировано",
        "proposed": "предложено",
        "possible": "возможно",
    },
    "kk": {
        "timeline": "Хронология",
        "undated": "Уақыты белгісіз: мақалада қашан екені айтылмаған",
        "begin": "басталуы",
        "end": "аяқталуы",
        "ongoing": "жүріп жатыр",
        "planned": "жоспар",
        "proposed": "ұсыныс",
        "possible": "ықтимал",
    },
}
