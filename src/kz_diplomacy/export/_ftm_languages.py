"""FollowTheMoney's codes of languages, of three letters, by the tags that records have."""

from __future__ import annotations

from typing import Final

# The languages that FollowTheMoney's model has, by their BCP 47 tags; tests/consumers holds the table against it.
_CODES: Final = {
    pair[:-4]: pair[-3:]
    for pair in """
    af:afr am:amh ar:ara az:aze be:bel bg:bul bn:ben bs:bos ca:cat cnr:cnr cs:ces da:dan de:deu el:ell en:eng es:spa
    et:est fa:fas fi:fin fil:fil fr:fra ga:gle he:heb hi:hin hr:hrv hu:hun hy:hye id:ind is:isl it:ita ja:jpn ka:kat
    kk:kaz km:khm kn:kan ko:kor ky:kir lb:ltz lo:lao lt:lit lv:lav mk:mkd mn:mon ms:msa mt:mlt mul:mul my:mya ne:nep
    nl:nld no:nor pl:pol ps:pus pt:por ro:ron ru:rus si:sin sk:slk sl:slv sq:sqi sr:srp sv:swe sw:swa ta:tam te:tel
    tg:tgk th:tha tk:tuk tl:tgl tr:tur uk:ukr ur:urd uz:uzb vi:vie zh:zho
    """.split()
}


def code(tag: str) -> str:
    """The code of a language; empty where FollowTheMoney has none that says all of the tag.

    >>> code("kk"), code("qaa"), code("zh-Hant")
    ('kaz', '', '')
    """
    return _CODES.get(tag.lower(), "")
