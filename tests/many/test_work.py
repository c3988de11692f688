"""The work of a worker on one source."""

import random
import threading

from begrijpelijk import plugins
from begrijpelijk.batch.work import make
from begrijpelijk.bulk.work import Rowed, RowMaker
from begrijpelijk.config import Config
from begrijpelijk.sources import Item

TEXT = b"De arts bekijkt morgen uw blorfvliesje. U krijgt daarna een kwazelpleister op uw been. Bel ons bij koorts."


def test_no_word_of_a_text_stays_in_the_pipeline():
    work = make(Config(), plugins.registry(), False, "everything", None)
    first = work.alone(Item("folder.txt", data=TEXT))
    strings = work.checker.nlp.vocab.strings
    before = len(strings)
    assert first.document is not None and "kwazelpleister" not in strings
    again = work.alone(Item("folder.txt", data=TEXT))
    assert again == first
    work.alone(Item("anders.txt", data=TEXT.replace(b"blorf", b"flieb")))
    assert len(strings) == before and "fliebvliesje" not in strings


def test_threads_of_one_process_leave_each_other_their_words():
    """Who checks files in one thread, and texts in another, has one pipeline for both."""
    work = make(Config(), plugins.registry(), False, "everything", None)
    wrong: list[str] = []

    def check(thread: int) -> None:
        dice = random.Random(thread)
        for _ in range(15):
            words = ("".join(dice.choices("abdegiklnorst", k=9)) for _ in range(60))
            text = " ".join(f"De arts ziet dat u een {word} hebt." for word in words)
            outcome = work(Item("folder.txt", data=text.encode()))
            wrong.extend([outcome.error.message] if outcome.error else [])

    threads = [threading.Thread(target=check, args=(number,)) for number in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not wrong


def test_of_a_record_only_its_row_travels():
    work = RowMaker(Config(), content="scores").made(plugins.registry())
    found = work.alone(Item("folder.txt", data=TEXT))
    assert isinstance(found, Rowed) and found.document is None and found.error is None
    assert found.values is not None and found.values["words"] == 18 and "findings" not in found.values
