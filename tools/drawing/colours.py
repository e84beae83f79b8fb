"""The colours of the pictures, light and dark: one file serves both, as the page or the system asks for it."""

from __future__ import annotations

from typing import Final

LIGHT: Final = {
    "paper": "#ffffff",
    "ink": "#1a1a1a",
    "soft": "#505050",
    "faint": "#767676",
    "edge": "#c0c0c0",
    "grid": "#e0e0e0",
    "fill": "#f3f5f7",
    "blue": "#0072b2",
    "red": "#d55e00",
    "green": "#007a59",
    "mark": "#d7ecf8",
}
DARK: Final = {
    "paper": "#131416",
    "ink": "#e8e8e8",
    "soft": "#b8b8b8",
    "faint": "#9a9a9a",
    "edge": "#5a5e64",
    "grid": "#303338",
    "fill": "#1f2226",
    "blue": "#5cb8ee",
    "red": "#f0914f",
    "green": "#40c099",
    "mark": "#16405a",
}


def stylesheet() -> str:
    """A class for each colour, to fill with (``f-ink``) and to draw lines with (``s-ink``), in light and in dark."""
    light, dark = ("".join(_rules(name, colour) for name, colour in tones.items()) for tones in (LIGHT, DARK))
    return f"{light}@media (prefers-color-scheme: dark){{{dark}}}"


def darkened() -> str:
    """Rules that turn the colours of a light picture, which stand in its styles, to the dark ones."""
    rules = "".join(
        f'[style*="{what}: {colour}"]{{{what}:{DARK[name]}!important}}'
        for name, colour in LIGHT.items()
        for what in ("fill", "stroke")
    )
    # Hatching has a paler ground of the same colour.
    rules += "".join(
        f'[fill="{mixed(LIGHT[name], LIGHT["paper"], 0.15)}"]{{fill:{mixed(DARK[name], DARK["paper"], 0.15)}}}'
        for name in ("blue", "red", "green", "faint")
    )
    return f"@media (prefers-color-scheme: dark){{svg{{fill:{DARK['ink']}}}{rules}}}"


def mixed(colour: str, ground: str, share: float) -> str:
    """So much of a colour on a ground."""
    parts = [share * one + (1 - share) * other for one, other in zip(_parts(colour), _parts(ground), strict=True)]
    return "#" + "".join(f"{round(part * 255):02x}" for part in parts)


def contrast(one: str, other: str) -> float:
    """How far two colours stand apart, from 1 to 21, as the Web Content Accessibility Guidelines reckon it."""
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _rules(name: str, colour: str) -> str:
    return f".f-{name}{{fill:{colour}}}.s-{name}{{stroke:{colour}}}"


def _luminance(colour: str) -> float:
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in _parts(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _parts(colour: str) -> list[float]:
    return [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
