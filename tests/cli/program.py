"""The program with a checker that needs no language pipeline: `python program.py check folder.txt`.

The text decides: "moeilijk" gives a text of level 4, every "derhalve" a finding with a certain edit, "BUG" an
exception, "WACHT" a wait for Ctrl-C. Everything around the checker is the real thing.
"""

import contextlib
import sys
import time
import types
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "reports"))


class Checker:
    nlp = types.SimpleNamespace(memory_zone=contextlib.nullcontext)

    def __init__(self, config, registry):
        self.config = config

    def check_item(self, item, with_text=False, pictures=False):
        from begrijpelijk.batch.outcome import Outcome
        from begrijpelijk.model import ErrorReport

        try:
            if item.data is not None:
                return Outcome(self.document(item.name, item.data.decode(), with_text), pipeline="proef")
            text = sys.stdin.read() if item.name == "-" else item.path.read_text("utf-8-sig", "replace")
        except OSError:
            return Outcome(error=ErrorReport(source=item.name, message="Dit bestand bestaat niet. Controleer de naam."))
        return Outcome(self.document(item.name, text.replace("\r\n", "\n"), with_text), pipeline="proef")

    def analyse(self, document):
        return types.SimpleNamespace(document=document, score=None)

    def judge(self, analysis):
        return self.document(analysis.document.source, analysis.document.text, with_text=False), []

    def document(self, name, text, with_text):
        import samples

        from begrijpelijk.model import Edit, Scores, SentenceReport
        from begrijpelijk.verdict import passes

        if "BUG" in text:
            raise RuntimeError(f"geheim: {text}")
        if "WACHT" in text:
            print("klaar", file=sys.stderr, flush=True)
            time.sleep(30)
        config = self.config.for_path(name)
        found, position = [], text.find("derhalve")
        while position >= 0 and config.enabled("formeel-woord"):
            edit = Edit(start=position, end=position + 8, replacement="dus")
            found.append(
                samples.word().model_copy(update={"start": position, "end": position + 8, "edits": [edit]}),
            )
            position = text.find("derhalve", position + 1)
        hard = samples.scores(80.0, "C1", 4, 0.78) if "moeilijk" in text else samples.scores(20.0, "A2", 1, 0.14)
        made = samples.document(
            name,
            media_type={".html": "text/html", ".md": "text/markdown"}.get(Path(name).suffix, "text/plain"),
            scores=hard if len(text) > 20 else Scores(),
            findings=found,
            sentences=[SentenceReport(text=text, start=0, end=len(text))],
            niveau=config.niveau,
            fail_on=config.fail_on,
            text=text if with_text else None,
        )
        return made.model_copy(update={"passed": passes(made)})


def checker_module():
    """What `from begrijpelijk.checker import Checker` finds."""
    module = types.ModuleType("begrijpelijk.checker")
    module.Checker = Checker
    return module


def registry():
    """A few rules, all formats, and a reader of plain text."""
    import samples

    from begrijpelijk.kenmerken import register_kenmerken
    from begrijpelijk.sources.base import SourceReader

    made = samples.registry()
    made.kenmerken = {model.id: model for model in register_kenmerken()}
    made.sources = {"tekst": SourceReader("tekst", "text/plain", (".txt",), read)}
    return made


def read(data, name):
    from begrijpelijk.document import Anchor, Block, Document

    raw = data.decode("utf-8-sig").replace("\r\n", "\n")
    return Document(name, [Block(raw, anchors=(Anchor(0, 0, 1, 1),))], raw=raw)


if __name__ == "__main__":
    from begrijpelijk import plugins
    from begrijpelijk.cli import main

    sys.modules["begrijpelijk.checker"] = checker_module()
    plugins.registry = registry

    main()
