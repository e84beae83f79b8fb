"""Bytes that were flipped, cut, inserted, doubled or put into another encoding."""

from __future__ import annotations

from typing import Final

from helpers.invented import KINDS
from hypothesis import strategies as st

from .trees import Broken, whole

_INSERTED: Final = (
    *(b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"\0", b"\x80", b"\xed\xa0\x80", b"\xf4\x90\x80\x80"),
    *(b"\xc0\xaf", b"\r\n", b'"', b"\\", b"\\u", b"\\ud800", b"\\u0000", b"{", b"}", b"[", b"]", b",", b":"),
    *(b",,", b"null", b"true", b"NaN", b"-", b"-Infinity", b"1e999", b"//", b"/*", b"\n", b"\n\n", b" ", b"\t"),
    *(b"\x0b", b"\xc2\xa0", b"\xe2\x80\xa8", b"0", b"00"),
    *(b"[" * 50_000, b'{"":' * 50_000, b"9" * 10_000, b'"id": "light",', b'"en": "x",', b'{"id": "a"},'),
)
_ENCODINGS: Final = ("utf-16", "utf-16-le", "utf-32", "utf-8-sig", "utf-7", "cp1251", "koi8-r", "cp037", "cp1252")


def damaged(draw: st.DrawFn, data: bytes) -> bytes:
    """The bytes with one thing done to them, anywhere."""
    # Only what is made use of is drawn, so that other choices are other bytes.
    done = draw(st.integers(0, 8))
    if done == 7:
        return draw(st.sampled_from(_INSERTED)) + data
    if done == 8:
        return data.decode("utf-8", "replace").encode(draw(st.sampled_from(_ENCODINGS)), "replace")
    start = draw(st.integers(0, len(data)))
    before, behind = data[:start], data[start:]
    match done:
        case 0:
            bit = draw(st.integers(0, 7))
            return before + bytes(byte ^ (1 << bit) for byte in behind[:1]) + behind[1:]
        case 1:
            return before + bytes([draw(st.integers(0, 255))]) + behind[1:]
        case 2:
            return before + draw(st.sampled_from(_INSERTED)) + behind
        case 3:
            return before
        case _:
            length = draw(st.sampled_from([1, 2, 5, 30, 400, 10**6]))
            new = {4: b"", 5: behind[:length] * 2}.get(done)
            return before + (draw(st.binary(min_size=1, max_size=6)) if new is None else new) + behind[length:]


@st.composite
def damaged_files(draw: st.DrawFn) -> Broken:
    """A dataset of whose files one to three are damaged."""
    base = draw(st.sampled_from(["invented"] * 30 + ["example"]))
    form = draw(st.sampled_from(["json", "jsonl"]))
    names = [*(f"{kind}.{form}" for kind in KINDS), "datapackage.json"]
    made = {name: whole(base, name) for name in names}
    for _ in range(draw(st.sampled_from([1, 1, 1, 2, 3]))):
        name = draw(st.sampled_from(names))
        made[name] = damaged(draw, made[name])
    return Broken(base, made)
