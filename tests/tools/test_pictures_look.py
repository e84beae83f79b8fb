"""The pictures of the docs can be read: in light and in dark, and in whatever font."""

import re

import pytest
from drawing import colours, svg
from helpers.svg_pictures import BY_HAND, NAMES, at, parsed, pictures, texts


def test_light_and_dark_have_contrast_enough() -> None:
    """Text 4.5 to 1 and lines 3 to 1 against what is behind them; black on white is 21."""
    assert round(colours.contrast("#000000", "#ffffff"), 6) == 21
    for tones in (colours.LIGHT, colours.DARK):
        for text in ("ink", "soft", "blue", "green"):
            assert min(colours.contrast(tones[text], tones[ground]) for ground in ("paper", "fill")) >= 4.5, text
        assert colours.contrast(tones["ink"], tones["mark"]) >= 4.5
        assert colours.contrast(tones["faint"], tones["paper"]) >= 4.5
        assert colours.contrast(tones["red"], tones["paper"]) >= 3


@pytest.mark.parametrize("name", NAMES)
def test_every_colour_has_a_dark_one(name: str) -> None:
    """A colour or class that is used is one of the palette, and changes where dark is asked for."""
    drawn = re.sub("<style.*?</style>", "", pictures()[name], flags=re.DOTALL)
    used = {*re.findall(r"(?:fill|stroke): (#\w+)", drawn)}
    classes = {one for value in re.findall(r'class="([^"]*)"', drawn) for one in value.split()}
    named = {f"{what}-{tone}" for what in "fs" for tone in colours.LIGHT}

    assert used <= {*colours.LIGHT.values()}
    assert classes <= named | {"mono", "bold", "s-thin", "s-thick"}
    assert colours.LIGHT.keys() == colours.DARK.keys()
    dark = pictures()[name].partition("@media (prefers-color-scheme: dark){")[2].partition("</style>")[0]
    for tone, colour in colours.DARK.items():
        assert f"f-{tone}{{fill:{colour}}}" in dark or f"fill:{colour}!important" in dark


@pytest.mark.parametrize("name", BY_HAND)
def test_no_text_leaves_the_picture(name: str) -> None:
    """Whatever usual font is there: letters are counted as broad ones have them."""
    wide = svg.wide
    width = float(parsed(name).attrib["width"])
    for text in texts(name):
        room = float(text.get("textLength") or wide(text.text or "", float(text.attrib["font-size"])))
        left = at(text)[0] - {"start": 0, "middle": 0.5, "end": 1}[text.get("text-anchor", "start")] * room
        assert 0 <= left <= left + room <= width, text.text
