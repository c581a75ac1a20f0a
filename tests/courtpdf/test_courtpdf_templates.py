"""The building blocks that templates of sections are made of."""

from django.template.loader import render_to_string


def test_a_cover_has_caption_number_and_facts_without_empty_ones():
    html = render_to_string(
        "courtpdf/cover.html",
        {
            "agency": "Harbor City Police",
            "kind": "Case file",
            "number": "HPD-2026-00017",
            "title": "For the District Attorney",
            "facts": [("Opened", "March 1, 2026"), ("Closed", "")],
            "notice": "Law enforcement sensitive",
        },
    )
    assert "<h1>HPD-2026-00017</h1>" in html
    assert "<dt>Opened</dt>" in html
    assert "Closed" not in html
    assert "Law enforcement sensitive" in html


def test_what_people_typed_is_escaped_in_an_entry():
    html = render_to_string(
        "courtpdf/entry.html",
        {"anchor": "entry-1", "head": "1. Call", "text": "<script>x</script>"},
    )
    assert "&lt;script&gt;" in html
    assert '<p class="entry-head" id="entry-1">' in html


def test_an_entry_shows_its_addenda_and_references():
    html = render_to_string(
        "courtpdf/entry.html",
        {
            "head": "2. Visit",
            "text": "Seen.",
            "addenda": [("Addendum", "Plate corrected.")],
            "references": [("exhibit-3", "Exhibit 3")],
        },
    )
    assert "Plate corrected." in html
    assert '<a href="x-case:exhibit-3">Exhibit 3</a>' in html


def test_a_grid_has_a_head_that_can_be_repeated():
    html = render_to_string(
        "courtpdf/grid.html", {"caption": "Items", "heads": ["No."], "rows": [["<1>"]]}
    )
    assert '<thead><tr><th scope="col">No.</th></tr></thead>' in html
    assert "<td>&lt;1&gt;</td>" in html
