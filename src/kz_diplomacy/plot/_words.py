"""The words on the picture of the timeline, in three languages."""

from __future__ import annotations

from typing import Final

from .._display.labels import SHARED
from .._values.vocabulary import Lang

WORDS: Final[dict[Lang, dict[str, str]]] = {
    "en": {
        **SHARED["en"],
        "roles": "{}: posts, ranks, delegations",
        "events": "Events",
        "statements": "Statements",
        "not said": "not said",
        "bars": "Solid bar: held for sure. Hatched: it began or ended on some day in there. "
        "Fading into a dashed arrow: the article does not say when it began or ended.",
        "marks": "Dot: on that day. Line between two ticks: at one moment somewhere in there. "
        "Dashed arrow: any time before or after the tick. Bar: it lasted (solid: for sure). The sign ≈: about. "
        "Grey: planned, proposed or possible; whether it happened is not said.",
    },
    "ru": {
        **SHARED["ru"],
        "roles": "{}: должности, ранги, делегации",
        "events": "События",
        "statements": "Высказывания",
        "not said": "не указано",
        "bars": "Сплошная полоса: период известен точно. Штриховка: началось или закончилось в один из этих дней. "
        "Полоса, бледнея, переходит в пунктирную стрелку: в статье не сказано, когда началось или закончилось.",
        "marks": "Точка: в этот день. Линия между двумя засечками: один момент в этих пределах. "
        "Пунктирная стрелка: когда угодно до засечки или после нее. Полоса: длилось (сплошная: точно). "
        "Знак ≈: примерно. Серый цвет: запланировано, предложено или возможно; состоялось ли, не сказано.",
    },
    "kk": {
        **SHARED["kk"],
        "roles": "{}: қызмет, дәреже, делегация",
        "events": "Оқиғалар",
        "statements": "Мәлімдемелер",
        "not said": "айтылмаған",
        "bars": "Тұтас жолақ: бұл кезең анық. Көлбеу сызықты жолақ: осы аралықтың бір күнінде басталған не аяқталған. "
        "Бозарып, үзік сызықты көрсеткіге ауысқан жолақ: қашан басталғаны не аяқталғаны мақалада айтылмаған.",
        "marks": "Нүкте: дәл сол күні. Екі белгі арасындағы сызық: осы аралықтағы бір сәт. "
        "Үзік сызықты көрсеткі: белгіге дейінгі не одан кейінгі кез келген уақыт. Жолақ: осы мерзімге созылған "
        "(тұтасы: анық). ≈ белгісі: шамамен. Сұр түс: жоспар, ұсыныс не ықтимал іс; болған-болмағаны айтылмаған.",
    },
}
