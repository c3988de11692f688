"""What the checks on digital care need to know of a page: signs of progress, what stays in place, words to be seen."""

import pytest
from rendered_pages import TEXT, page_of

from begrijpelijk.browser import measure

BAR = '<div style="height:8px;background:#080;width:30%"></div>'


@pytest.mark.parametrize(
    ("html", "said"),
    [
        ('<progress value="2" max="5"></progress>', ["2"]),
        (f'<div role="progressbar" aria-valuenow="40">{BAR}</div>', ["40"]),
        ('<ol><li>Klacht</li><li aria-current="step">Vragen</li></ol>', ["Vragen"]),
        ('<div class="form-progress">Stap 2 van 4</div>', ["Stap 2 van 4"]),
        (f'<div class="voortgang" aria-hidden="true">{BAR}</div>', [""]),
        ('<progress value="2" max="5" hidden></progress>', []),
        ('<div class="steps"><label>Naam <input></label></div>', []),
        ('<p class="progress">Uw herstel gaat goed.</p>', []),
        ('<div class="progress" style="height:600px">Verhaal</div>', []),
    ],
)
def test_signs_of_progress(show, html, said):
    document = measure(show(page_of(html + TEXT)), screenshots=False, axe=False, views=False)
    assert [bar.summary for bar in document.page.progress] == said


def test_what_stays_on_the_screen(show):
    body = TEXT + '<button>Los</button><div style="position:fixed;bottom:0"><button>Vast</button></div>'
    controls = measure(show(page_of(body)), screenshots=False, axe=False, views=False).page.controls
    assert {control.text: control.fixed for control in controls} == {"Los": False, "Vast": True}


def test_words_for_screen_readers_are_a_name_but_no_words_to_be_seen(show):
    hidden = (
        '<span style="position:absolute;width:1px;height:1px;overflow:hidden;clip:rect(0,0,0,0)">Instellingen</span>'
    )
    icon = '<i style="font-family:Material Icons">settings</i>'
    body = f"{TEXT}<button>{hidden}⚙</button><button aria-label='Menu'>{icon}</button>"
    controls = measure(show(page_of(body)), screenshots=False, axe=False, views=False).page.controls
    assert [(control.name, control.text) for control in controls] == [("Instellingen ⚙", "⚙"), ("Menu", "")]
