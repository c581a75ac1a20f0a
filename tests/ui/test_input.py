"""Input that nothing could store is a clear 400, never a 500."""

import pytest
from django.test import Client

NUL, SURROGATE = "%00", "%ED%A0%80"
FORM = "application/x-www-form-urlencoded"


@pytest.fixture
def visitor(db):
    return Client(raise_request_exception=True)


@pytest.mark.parametrize("query", [NUL, SURROGATE, "%FF", "a=" + "x" * 8200])
def test_a_bad_query_is_refused(visitor, query):
    response = visitor.get(f"/log-in/?q={query}")
    assert (response.status_code, "Nothing was changed" in response.content.decode()) == (400, True)


def test_a_bad_path_is_refused(visitor):
    assert visitor.get("/cases/%00/").status_code == 400


def test_a_path_of_broken_text_is_no_page(visitor):
    assert visitor.get("/cases/%ED%A0%80/").status_code in (302, 404)


def test_a_cookie_with_nul_is_refused(visitor):
    visitor.cookies.load('sessionid="abcdefgh\\000ijkl"')
    assert visitor.get("/").status_code == 400


@pytest.mark.parametrize("body", [f"username={NUL}", f"username={SURROGATE}", f"{NUL}=x"])
def test_a_bad_form_is_refused(visitor, body):
    assert visitor.post("/log-in/", body, content_type=FORM).status_code == 400


def test_a_bad_form_with_files_is_refused(visitor):
    assert visitor.post("/log-in/", {"username": "a\x00b"}).status_code == 400


@pytest.mark.parametrize(
    "query", ["q=Zo%C3%AB", "q=%F0%9F%9A%90", "q=%E5%A4%9C+x", "q=100%25", "q=%"]
)
def test_good_text_of_any_script_passes(cast, log_in, query):
    assert log_in(cast.detective).get(f"/search/?{query}").status_code == 200


def test_the_answer_names_nothing_of_what_was_sent(visitor):
    assert b"Motel" not in visitor.get("/log-in/?q=Motel%00").content


def test_a_form_beyond_the_limit_is_told_so(visitor, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1000
    response = visitor.post("/log-in/", {"username": "x" * 2000})
    assert response.status_code == 413


@pytest.mark.parametrize("path", ["/log-in/", "/no-such-page/", "/log-in/?q=%00"])
def test_no_page_is_kept_by_the_browser(visitor, path):
    assert "no-store" in visitor.get(path)["Cache-Control"]
