"""The page in the hands of a test."""

from pathlib import Path

EXAMPLES = Path(__file__).parents[3] / "docs" / "voorbeelden" / "knieoperatie"
HARD = (
    "Voorbereiding op uw operatie\n\n"
    "Indien u anticoagulantia gebruikt, dient u voorafgaand aan de ingreep contact op te nemen met de polikliniek. "
    "Aldaar wordt vastgesteld of de medicatie tijdelijk gestaakt dient te worden.\n\n"
    "Op de dag van de operatie wordt u verzocht nuchter te verschijnen. Tijdens de ingreep worden de aangetaste "
    "gewrichtsvlakken door de orthopedisch chirurg vervangen door een prothese."
)


class App:
    """The page, with the things that people do on it."""

    def __init__(self, page):
        self.page = page

    @property
    def text(self):
        return self.page.input_value("#invoer")

    def type(self, text):
        """Put a text in the editor as pasting does, and wait for its points."""
        self.page.fill("#invoer", text)
        self.checked()

    def checked(self):
        """Wait until the text as it is now has been checked and the list stands there."""
        self.page.wait_for_function(
            """() => { const work = document.querySelector('#schrijfvak');
            return !work.hasAttribute('data-bezig') && window.checkedText === document.querySelector('#invoer').value
                && !document.querySelector('#oordeel').hidden }"""
        )
        self.page.wait_for_timeout(60)  # the list is drawn in slices just after the marks

    def marks(self):
        """The marked pieces: [text, classes, left, top, right, bottom] of each."""
        return self.page.evaluate(
            """() => [...document.querySelectorAll('.onderlaag span')].flatMap(each =>
                [...each.getClientRects()].map(box => [each.textContent, each.className, box.left, box.top, box.right, box.bottom]))"""
        )

    def marked(self, words):
        """Whether these words carry a mark of their own."""
        return any(text == words and " kort " in f" {name} " for text, name, *_ in self.marks())

    def click_mark(self, words):
        """Click in the middle of marked words."""
        self.page.locator("#invoer").evaluate("each => each.scrollIntoView({block: 'center'})")
        left, top, right, bottom = next(each for each in self.marks() if each[0] == words)[2:]
        self.page.mouse.click((left + right) / 2, (top + bottom) / 2)
