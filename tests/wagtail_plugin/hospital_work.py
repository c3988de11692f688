"""What the tests of the site have in common."""

import io
import time


def outcome(page_id):
    from begrijpelijk_wagtail.models import PageOutcome

    return PageOutcome.objects.filter(page_id=page_id).first()


def wait_for(condition, seconds=60.0):
    """What happens in another thread."""
    deadline = time.monotonic() + seconds
    while not (found := condition()):
        assert time.monotonic() < deadline, "it does not happen"
        time.sleep(0.05)
    return found


def run(*arguments):
    from django.core.management import call_command

    out = io.StringIO()
    call_command("begrijpelijk_check", *arguments, stdout=out)
    return out.getvalue()


def again(page):
    """The page as it is in the database now."""
    return type(page).objects.get(pk=page.pk)
