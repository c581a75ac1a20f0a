"""Each component drawn once with what its contract names, and once with text that attacks it."""

import datetime
from types import SimpleNamespace

import pytest
from django import forms
from django.template import Context, Template
from django.template.loader import render_to_string
from django.test import RequestFactory

from taskforce.ui import charts
from taskforce.ui.registry import Panel, registry
from taskforce.ui.tables import Column, Count, Filters, Page, Table, cells

WHEN = datetime.datetime(2026, 11, 22, 7, 14, tzinfo=datetime.UTC)
BAD = '"><script>alert(1)</script>'


@pytest.fixture(autouse=True)
def _eastern(settings):
    settings.TIME_ZONE = "America/New_York"  # whatever zone the tests are run in


class Words(forms.Form):
    words = forms.CharField(required=False)


def filters():
    given = RequestFactory().get("/?words=van").GET
    return Filters(Words(given), given)


def table(rows=()):
    kinds = [
        cells.text(BAD, line=BAD),
        cells.link(BAD, "/x/"),
        cells.tag(BAD, "warn"),
        cells.when(WHEN),
        cells.number(1234),
        cells.code("RPD-1"),
    ]
    columns = [Column(str(n), BAD, lambda row, n=n: kinds[n], sort="pk") for n in range(6)]
    made = Table("x", columns, sort="0", caption=BAD, noun="rows")
    request = RequestFactory().get("/?words=van")
    page = Page(list(rows), "", "next")
    return made.bind_page(request, page, filters=filters(), total=Count(3))


VIEW = SimpleNamespace(pk="6d0e4bd6-0a3f-4f0e-9b2f-0d7b8f5ad1aa", name=BAD, querystring="a=1")
HOLDER = {"who": BAD, "why": BAD, "since": WHEN, "until": None}
COMPONENTS = {
    "account_menu": ({"csrf_token": "t"}, "Log out"),
    "alert": ({"tone": "warning", "title": BAD, "text": BAD}, "tf-alert--warning"),
    "bar_chart": ({"chart": charts.bars(BAD, BAD, [(BAD, 2)])}, "<rect"),
    "blurred_image": ({"id": "1", "src": "/x", "alt": BAD, "caption": BAD}, 'type="checkbox"'),
    "brand": ({}, "Task Force Case Management"),
    "breadcrumbs": ({"crumbs": [(BAD, "/x/"), (BAD, "")]}, 'aria-current="page"'),
    "description_list": ({"pairs": [(BAD, BAD), ("Closed", None)]}, "Not recorded"),
    "empty_state": ({"title": BAD, "text": BAD, "href": "/x/", "action": BAD}, 'href="/x/"'),
    "field": ({"field": Words()["words"]}, "usa-label"),
    "filter_bar": ({"filters": filters(), "export_href": "?x"}, "Remove the filter Words: van"),
    "form": ({"form": Words(), "csrf_token": "t", "draft": "/x"}, 'data-draft="/x"'),
    "hash": ({"value": BAD}, "data-copy="),
    "messages": ({"messages": [SimpleNamespace(level_tag="success")]}, "tf-alert--success"),
    "navigation": (
        {
            "sections": [
                {
                    "label": BAD,
                    "items": [{"label": BAD, "href": "/x/", "icon": "home", "current": True}],
                }
            ]
        },
        'aria-current="page"',
    ),
    "pagination": ({"newer_href": "", "older_href": "?cursor=x"}, 'rel="next"'),
    "progress": (
        {"label": BAD, "detail": BAD, "done": 4, "total": 9, "running": True, "poll_href": "/p/"},
        'hx-get="/p/"',
    ),
    "progress_refresh": ({"running": True}, "<noscript>"),
    "saved_views": (
        {"views": [VIEW], "page": "x", "path": "/x/", "querystring": "b=1", "csrf_token": "t"},
        "Remove the view",
    ),
    "shortcuts": ({}, "<dialog"),
    "status_tag": ({"label": BAD, "tone": "bad", "icon": "lock"}, "tf-tag--bad"),
    "table": ({"table": table([1])}, "?words=van&amp;cursor=next"),
    "tabs": (
        {"tabs": [{"label": BAD, "href": "/x/", "current": True, "count": 3}]},
        "aria-current",
    ),
    "timeline": (
        {
            "entries": [
                {
                    "when": WHEN,
                    "who": BAD,
                    "label": BAD,
                    "text": BAD,
                    "notes": [{"when": WHEN, "who": BAD, "text": BAD}],
                }
            ]
        },
        "02:14",
    ),
    "who_can_see": ({"mine": [BAD], "holders": [HOLDER], "sealed": True}, "personal grant"),
}


@pytest.mark.parametrize("name", COMPONENTS)
def test_the_component_draws_what_its_contract_names(name):
    context, wanted = COMPONENTS[name]
    html = render_to_string(f"components/{name}.html", context)
    assert wanted in html
    assert "<script" not in html


def test_an_empty_table_says_why():
    html = render_to_string("components/table.html", {"table": table()})
    assert "The list ends here." not in html
    assert "You filter by Words: van." in html


def draw(source: str, **context) -> str:
    return Template("{% load ui %}" + source).render(Context(context))


def test_an_icon_without_words_is_hidden_and_one_with_words_is_said():
    assert 'aria-hidden="true"' in draw('{% icon "lock" %}')
    spoken = draw('{% icon "lock" label=label %}', label=BAD)
    assert 'role="img"' in spoken
    assert "<script" not in spoken


def test_a_card_holds_escaped_content():
    html = draw('{% card title="Needs" count=2 href="/x/" %}{{ text }}{% endcard %}', text=BAD)
    assert "<script" not in html
    assert "<h2>Needs" in html


def test_a_notice_holds_escaped_content():
    html = draw('{% notice tone="error" title="No" %}{{ text }}{% endnotice %}', text=BAD)
    assert "tf-alert--error" in html
    assert "<script" not in html


@pytest.mark.parametrize(
    ("form", "said"), [("full", "Nov 22, 2026 02:14"), ("date", "Nov 22, 2026"), ("time", "02:14")]
)
def test_a_moment_is_said_in_the_readers_zone(form, said):
    html = draw("{% moment when form %}", when=WHEN, form=form)
    assert html == f'<time datetime="2026-11-22T07:14:00+00:00">{said}</time>'


def test_no_moment_is_nothing():
    assert draw("{% moment when %}", when=None) == ""


@pytest.mark.parametrize(
    ("given", "shown"), [({"count": 1}, "tf-tag"), ({"count": 0}, "None yet."), (None, "")]
)
def test_a_page_draws_the_sections_of_higher_floors(cast, monkeypatch, given, shown):
    panel = Panel(
        "x", "Cases", "components/status_tag.html", lambda principal, row: given, empty="None yet."
    )
    monkeypatch.setattr(registry, "panels", {"client": {"x": panel}})
    request = RequestFactory().get("/")
    request.user = cast.detective
    html = draw('{% sections "client" row %}', request=request, row=1, csrf_token="t")
    assert shown in html
    assert ("Cases" in html) is (given is not None)
