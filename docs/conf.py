"""How Sphinx builds the site from these pages: ``nox -s docs``."""

import sys
from pathlib import Path

TOP = Path(__file__).parents[1]
sys.path[:0] = [str(TOP / folder) for folder in ("tools/sphinx_extensions", "tools", "web")]

import kz_diplomacy  # noqa: E402

project = "kz_diplomacy"
author = "kz_diplomacy contributors"
project_copyright = f"{author}; code MIT, data CC0-1.0"
release = version = kz_diplomacy.__version__

extensions = [
    "myst_parser",
    "sphinx.ext.autodoc",
    "sphinx.ext.intersphinx",
    "sphinx_copybutton",
    "accessible",
    "command_line",
    "generated",
    "plain_markdown",
    "public_names",
]
exclude_patterns = ["_*", "inventories", "pictures"]
nitpicky = True
nitpick_ignore = [
    # The type of an optional library, which only plot.timeline takes and gives.
    ("py:class", "Axes"),
]
# Any kind of record, where what comes out is of the kind that went in.
nitpick_ignore_regex = [("py:class", r"kz_diplomacy\.[\w.]+\.R")]
language = "en"
# Records and examples are shown as they are written.
smartquotes = False

myst_enable_extensions = ["attrs_block", "attrs_inline", "deflist"]
# The depth to which headings are anchors, as on GitHub.
myst_heading_anchors = 4

autodoc_member_order = "bysource"
autodoc_typehints_format = "short"
python_use_unqualified_type_names = True
toc_object_entries_show_parents = "hide"

# Only the names that are used, so that a build asks no other host: tools/make_inventories.py.
intersphinx_mapping = {
    "python": ("https://docs.python.org/3", "inventories/python.inv"),
    "attrs": ("https://www.attrs.org/en/stable", "inventories/attrs.inv"),
    "cattrs": ("https://catt.rs/en/stable", "inventories/cattrs.inv"),
}

# A copied example is what was typed, without prompts and answers.
copybutton_exclude = ".linenos, .gp, .go"

html_theme = "furo"
html_title = "kz_diplomacy"
html_static_path = ["_static"]
html_css_files = ["site.css"]
html_favicon = "_static/favicon.svg"
html_copy_source = False
html_domain_indices = False
html_theme_options = {"top_of_page_buttons": []}
