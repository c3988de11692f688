"""What the plugin for Wagtail costs a site: ``python benchmarks/cms.py``. Memory, loading, and a check by length.

Processor time, not time on the clock: it says the same on a busy machine.
"""

import resource
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests/wagtail_plugin"))

import hospital_site


def resident() -> int:
    """The most memory that this process has had, in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        hospital_site.setup(Path(folder))
        hospital_site.migrate()
        measure()


def measure() -> None:
    from begrijpelijk_wagtail.engine import engine
    from begrijpelijk_wagtail.judge import judge
    from begrijpelijk_wagtail.subject import text_of
    from hospital_pages import EASY, HARD, fill
    from ziekenhuis.models import Folder

    fill()
    print(f"the site with some pages: {resident()} MiB")
    began = time.process_time()
    engine.submit(lambda: None).result()
    print(f"the pipeline loaded: {time.process_time() - began:.1f} s, {resident()} MiB")
    for blocks in (1, 5, 10):
        page = Folder(title="Knie", slug="knie", body=[("alinea", f"<p>{HARD} {EASY}</p>")] * blocks)
        times = []
        for _ in range(5):
            began = time.process_time()
            verdict = judge(text_of(page), "nl")
            times.append(time.process_time() - began)
        print(f"{verdict.words} words, {len(verdict.points)} points: {sorted(times)[2]:.2f} s")
    print(f"at the end: {resident()} MiB")


if __name__ == "__main__":
    main()
