"""A check lets the garbage collector wait, and gives the process back as it was."""

import gc
import threading

import pytest

from begrijpelijk.garbage import ROUND, patient


@pytest.fixture(autouse=True)
def _as_it_was():
    before = gc.get_threshold()
    gc.set_threshold(700, 10, 10)
    yield
    gc.set_threshold(*before)


def test_it_waits_and_is_put_back_also_after_an_error():
    with pytest.raises(ValueError, match="kapot"), patient():
        assert gc.get_threshold() == (ROUND, 10, 10)
        raise ValueError("kapot")
    assert gc.get_threshold() == (700, 10, 10)


def test_the_last_of_several_threads_puts_it_back():
    inside, leave = threading.Event(), threading.Event()

    def check():
        with patient():
            inside.set()
            leave.wait(10)

    with patient():
        other = threading.Thread(target=check)
        other.start()
        inside.wait(10)
    assert gc.get_threshold()[0] == ROUND
    leave.set()
    other.join(10)
    assert gc.get_threshold() == (700, 10, 10)


@pytest.mark.parametrize("own", [(0, 10, 10), (200_000, 5, 5)])
def test_what_the_process_chose_is_left_alone(own):
    gc.set_threshold(*own)
    with patient():
        assert gc.get_threshold() == own
    assert gc.get_threshold() == own


def test_what_the_process_changes_meanwhile_stays():
    with patient():
        gc.set_threshold(1000, 20, 20)
    assert gc.get_threshold() == (1000, 20, 20)
