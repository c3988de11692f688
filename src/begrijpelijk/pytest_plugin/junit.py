"""The files of a check as attachments in pytest's JUnit file, in the way that CI servers read them."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from begrijpelijk.pytest_plugin.options import ATTACHED

if TYPE_CHECKING:
    from _pytest.junitxml import LogXML

_LOGGED = ("system-out", "out-err", "all")


class Attachments:
    """Registered in the process that writes a JUnit file: adds ``[[ATTACHMENT|/path]]`` lines to the tests in it.

    Jenkins and GitLab look for such lines in the output of a test. By default pytest leaves output out of the file, so
    then they are put in on their own.
    """

    def __init__(self, config: pytest.Config) -> None:
        self.config = config

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Name the files of a test, once all of it is done."""
        lines = [f"[[ATTACHMENT|{value}]]" for name, value in report.user_properties if name in ATTACHED]
        xml = _log(self.config)
        if report.when != "teardown" or not lines or xml is None:
            return
        text = "\n".join(lines) + "\n"
        if xml.logging in _LOGGED and xml.log_passing_tests:
            report.sections.append(("Captured stdout begrijpelijk", text))
            return
        element = ET.Element("system-out")
        element.text = text
        xml.node_reporter(report).append(element)


def _log(config: pytest.Config) -> LogXML | None:
    """What writes the file; None where nothing does."""
    from _pytest.junitxml import xml_key

    return config.stash.get(xml_key, None)
