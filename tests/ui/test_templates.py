"""Every template of the product keeps the strict content policy and autoescape."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.template.loader import get_template

from taskforce.ui.registry import DESK, NAVIGATION

BASE = Path(settings.BASE_DIR)
TEMPLATES = sorted((BASE / "templates").rglob("*.html"))
FORBIDDEN = {
    "inline style": re.compile(r"\sstyle\s*=", re.I),
    "style element": re.compile(r"<style\b", re.I),
    "inline script": re.compile(r"<script(?![^>]*\bsrc=)", re.I),
    "event handler": re.compile(r"<[^>]*\son[a-z]+\s*=", re.I),
    "unescaped text": re.compile(r"\|\s*safe\b|autoescape off|\|\s*safeseq"),
    "htmx evaluation": re.compile(r"hx-on|hx-vals=['\"]js:|hx-vars"),
    "address elsewhere": re.compile(r"(?:src|href|action)=[\"']https?://", re.I),
}


def name(path: Path) -> str:
    return str(path.relative_to(BASE / "templates"))


@pytest.mark.parametrize("what", FORBIDDEN)
def test_no_template_has(what):
    found = [name(path) for path in TEMPLATES if FORBIDDEN[what].search(path.read_text())]
    assert found == []


def test_every_template_can_be_read():
    assert [get_template(name(path)) for path in TEMPLATES]


@pytest.mark.parametrize(
    "path", sorted((BASE / "templates/components").glob("*.html")), ids=lambda p: p.stem
)
def test_every_component_begins_with_its_contract(path):
    text = re.sub(r"^\{% extends [^%]*%\}\s*", "", path.read_text())
    assert text.startswith("{% comment %}")


def test_every_icon_is_in_the_sprite():
    sprite = (BASE / "static/vendor/uswds/img/sprite.svg").read_text()
    known = set(re.findall(r'id="([a-z_0-9]+)"', sprite))
    named = re.compile(r"""(?:\{% icon |icon=|icon\|default:)"([a-z_0-9]+)\"""")
    used = {
        (icon, name(path))
        for path in TEMPLATES
        for icon in named.findall(re.sub(r"{% comment %}.*?{% endcomment %}", "", path.read_text()))
    }
    used |= {(item.icon, item.label) for item in NAVIGATION}
    used |= {(panel.icon, panel.title) for panel in DESK}
    assert sorted(pair for pair in used if pair[0] not in known) == []


def test_every_class_of_the_product_has_a_style():
    sheets = [*(BASE / "static/css").glob("*.css"), BASE / "static/vendor/uswds/css/uswds.min.css"]
    known = set(re.findall(r"\.([a-zA-Z][\w-]*)", " ".join(sheet.read_text() for sheet in sheets)))
    used = {
        (word, name(path))
        for path in TEMPLATES
        if "pdf" not in path.parts
        for value in re.findall(r'class="([^"]*)"', path.read_text())
        for word in re.sub(r"\S*\{[{%].*?[%}]\}\S*", " ", value).split()
        if word.startswith(("tf-", "usa-"))
    }
    assert sorted(pair for pair in used if pair[0] not in known) == []


def test_no_code_marks_text_as_safe():
    rooms = ("taskforce", "victims", "referrals", "cases")
    files = [file for room in rooms for file in (BASE / room).rglob("*.py")]
    assert [str(file) for file in files if "mark_safe" in file.read_text()] == []


def test_no_script_stores_anything_in_the_browser():
    files = list((BASE / "static/js").glob("*.js"))
    stores = re.compile(r"localStorage|sessionStorage|indexedDB|document\.cookie|caches\.open")
    assert [file.name for file in files if stores.search(file.read_text())] == []
