"""Scripts kept apart: what is isolated, with which language, and that nothing else changes."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from synopsis.bidi import direction, isolated, isolated_plain, isolated_text


@pytest.mark.parametrize(
    ("html", "language", "expected"),
    [
        ("Plain <em>text</em>, 2013", "en", "Plain <em>text</em>, 2013"),
        ("تحولات سوریه: ریشه ها, <em>18</em>(3)", "fa", '<bdi lang="fa">تحولات سوریه: ریشه ها</bdi>, <em>18</em>(3)'),
        ("تحولات, p. 5", "ar", '<bdi lang="ar">تحولات</bdi>, p. 5'),
        ("from ТАСС, 2015", "en", 'from <bdi lang="ru">ТАСС</bdi>, 2015'),
        ("Київ, 2001", "uk", '<bdi lang="uk">Київ</bdi>, 2001'),
        ('<a href="http://x/Дугин">Дугин А.</a>', "ru", '<a href="http://x/Дугин"><bdi lang="ru">Дугин А</bdi>.</a>'),
    ],
)
def test_a_run_of_another_script_is_isolated_and_says_its_language(html, language, expected):
    assert isolated(html, language) == expected


def test_text_is_escaped_before_it_is_isolated():
    assert isolated_text("<b> واکوی & x") == '&lt;b&gt; <bdi lang="fa">واکوی</bdi> &amp; x'


def test_plain_text_has_isolates_around_what_is_written_from_right_to_left_only():
    assert isolated_plain("Doe, «تحولات سوریه», 18, Дугин") == "Doe, «\u2068تحولات سوریه\u2069», 18, Дугин"


@pytest.mark.parametrize(("language", "expected"), [("fa", "rtl"), ("ar-EG", "rtl"), ("ru", "ltr"), ("", "ltr")])
def test_a_language_has_a_direction(language, expected):
    assert direction(language) == expected


@given(st.text(alphabet="abД ж,.<>&\"'سوریه12-"))
def test_what_a_reader_reads_stays_the_same(text):
    assert BeautifulSoup(str(isolated_text(text)), "html5lib").get_text().split() == text.split()
