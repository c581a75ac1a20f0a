"""The section's HTML as a tree that can only do what a section may do.

Templates escape what people typed, so nothing here should ever find anything to
remove.  It is the second wall: no script, no style of its own, no address that
leads outside, no text that steers its own direction.
"""

import unicodedata
from collections import Counter
from collections.abc import Container
from xml.etree.ElementTree import Element

from ..text import breakable, printable

FORBIDDEN = frozenset(
    {
        "script",
        "style",
        "link",
        "meta",
        "base",
        "iframe",
        "object",
        "embed",
        "applet",
        "frame",
        "form",
        "input",
        "button",
        "select",
        "textarea",
        "video",
        "audio",
        "template",
    }
)
KEPT_ATTRIBUTES = frozenset(
    {
        "id",
        "class",
        "lang",
        "dir",
        "href",
        "src",
        "alt",
        "title",
        "colspan",
        "rowspan",
        "scope",
        "start",
        "value",
        "width",
        "height",
        "headers",
    }
)
BLOCKS = frozenset({"p", "h1", "h2", "h3", "td", "th", "dd", "dt", "li", "caption", "pre"})
SVG = "{http://www.w3.org/2000/svg}"
RESOURCE, TARGET = "x-res:", "x-case:"
PAGE = "#page"  # behind a link's target: the room for the number of its page
PAGED, ROOM = "paged", "page-room"


def tame(root: Element, covered: Container[int]) -> Counter[str]:
    """Change the tree in place; return which characters were replaced."""
    found: Counter[str] = Counter()
    _make_room(root)
    for element in list(root.iter()):
        for child in list(element):
            if not isinstance(child.tag, str) or child.tag.split("}")[-1] in FORBIDDEN:
                _remove(element, child)
        if element.tag.startswith(SVG):
            _tame_drawing(element)
        else:
            _tame_attributes(element, covered, found)
            if element.tag in BLOCKS and begins_right_to_left(element):
                element.attrib["dir"] = "rtl"
        element.text = breakable(printable(element.text or "", covered, found))
        element.tail = breakable(printable(element.tail or "", covered, found))
    return found


def _make_room(root: Element) -> None:
    """Behind each link of the class ``paged``, an empty place of its own to stamp a number on."""
    for parent in list(root.iter()):
        for link in [child for child in parent if _is_paged(child)]:
            room = Element(link.tag, {"class": ROOM, "href": link.attrib["href"] + PAGE})
            room.tail, link.tail = link.tail, None
            parent.insert(list(parent).index(link) + 1, room)


def _is_paged(element: Element) -> bool:
    return (
        element.tag == "a"
        and PAGED in element.attrib.get("class", "").split()
        and element.attrib.get("href", "").startswith(TARGET)
    )


def begins_right_to_left(element: Element) -> bool:
    """By the first letter that has a direction, as Unicode lays a paragraph out."""
    for text in element.itertext():
        for character in text:
            direction = unicodedata.bidirectional(character)
            if direction in ("L", "R", "AL"):
                return direction != "L"
    return False


def _remove(parent: Element, child: Element) -> None:
    index = list(parent).index(child)
    if child.tail:
        if index:
            parent[index - 1].tail = (parent[index - 1].tail or "") + child.tail
        else:
            parent.text = (parent.text or "") + child.tail
    parent.remove(child)


def _tame_attributes(element: Element, covered: Container[int], found: Counter[str]) -> None:
    for name, value in list(element.attrib.items()):
        outside = (name == "href" and not value.startswith(TARGET)) or (
            name == "src" and not value.startswith(RESOURCE)
        )
        if name not in KEPT_ATTRIBUTES or outside:
            del element.attrib[name]
        else:
            element.attrib[name] = printable(value, covered, found)


def _tame_drawing(element: Element) -> None:
    for name, value in list(element.attrib.items()):
        local = name.split("}")[-1].lower()
        if (
            local == "href"
            and not value.startswith("#")
            or local.startswith("on")
            or local == "style"
            or "url(" in value.replace("url(#", "")
        ):
            del element.attrib[name]


def links(root: Element) -> list[str]:
    """The targets that the section's links name."""
    return sorted(
        {
            element.attrib["href"].removeprefix(TARGET)
            for element in root.iter()
            if "href" in element.attrib and element.attrib["href"].startswith(TARGET)
        }
    )


def typed_text(root: Element) -> str:
    """All text that must be readable on the pages, in reading order."""
    body = root.find("{http://www.w3.org/1999/xhtml}body")
    if body is None:
        body = root.find("body")
    return "".join(_visible(body)) if body is not None else ""


def _visible(element: Element) -> "list[str]":
    parts = [element.text or ""]
    for child in element:
        if not child.tag.startswith(SVG):
            parts.extend(_visible(child))
        parts.append(" ")
        parts.append(child.tail or "")
    return parts
