"""Quantities as text: the numbers, the unit and the qualifier."""

from __future__ import annotations

from .._values.facts import Quantity


def quantity_text(quantity: Quantity, figures: str = "", *, signs: bool = False) -> str:
    """Return a quantity as text, with its numbers in a format such as ``","`` and optionally a sign for an open bound.

    >>> from kz_diplomacy import Text
    >>> people = Quantity(label=Text(en="people"), low=1000, unit="person", qualifier="more_than")
    >>> quantity_text(people, ","), quantity_text(people, signs=True)
    ('1,000 person (more_than)', '> 1000 person (more_than)')
    """
    low, high = quantity.low, quantity.high
    bounds = [bound for bound in dict.fromkeys((low, high)) if bound is not None]
    text = "–".join(format(bound, figures) for bound in bounds)
    strict = quantity.qualifier in ("nearly", "more_than")
    if signs and high is None:
        text = f"{'>' if strict else '≥'} {text}"
    if signs and low is None:
        text = f"{'<' if strict else '≤'} {text}"
    return f"{text} {quantity.unit} ({quantity.qualifier})"
