"""Coverage-guided fuzzing of a reader: ``python benchmarks/fuzz.py READER [--seconds 300]``. Needs ``atheris``.

READER is one of `fuzz_targets.TARGETS`, or ``all``. A failure is: an exception that the reader does not document, a
document whose offsets do not hold, more than 5 seconds for an input of at most 100 KB, more than 1 GB of memory, or a
crash of the process. Each kind of failure is kept once, as a file in ``--keep`` (a new folder in the temporary files
when not given), where the inputs that reached new code stay as well, so that a second run goes on where this one ended.
Exit code 1 when anything failed.
"""

import argparse
import hashlib
import json
import os
import random
import re
import subprocess
import sys
import tempfile
import time
import traceback
from pathlib import Path

from fuzz_mutate import of_archive, of_pieces
from fuzz_targets import TARGETS

SLOW = 5.0  # seconds for one input, with instrumented code
HANGS = 20  # seconds after which the process is ended
MEMORY = 1024  # MB
LONGEST = 100_000  # bytes


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("reader", choices=[*TARGETS, "all"])
    parser.add_argument("--seconds", type=int, default=300)
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--child", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--one", type=Path, help="run this input only, and show what happens")
    options = parser.parse_args()
    if options.one:
        TARGETS[options.reader].load()(options.one.read_bytes())
        return 0
    folder = options.keep or Path(tempfile.mkdtemp(prefix="begrijpelijk-fuzz-"))
    if options.child:
        fuzz(options.reader, options.seconds, folder)
    failed = [run(name, options.seconds, folder / name) for name in TARGETS if options.reader in (name, "all")]
    return int(any(failed))


def run(name: str, seconds: int, folder: Path) -> bool:
    """Fuzz one reader in processes of their own, a new one after each crash; tells what came of it."""
    corpus = folder / "corpus"
    corpus.mkdir(parents=True, exist_ok=True)
    for seed in TARGETS[name].seeds():
        (corpus / f"seed-{hashlib.sha1(seed).hexdigest()[:12]}").write_bytes(seed[:LONGEST])
    ends = time.monotonic() + seconds
    inputs, restarts, coverage = 0, 0, "?"
    # No other programs: a page that seems a scan would start text recognition.
    hidden = {**os.environ, "PATH": "/nonexistent", "PYTHONHASHSEED": "0"}
    while (left := int(ends - time.monotonic())) > 3:
        log = folder / "log.txt"
        with log.open("wb") as stream:
            command = [sys.executable, __file__, name, "--child", "--seconds", str(left), "--keep", str(folder)]
            code = subprocess.run(command, stdout=stream, stderr=stream, env=hidden, check=False).returncode
        told = log.read_text(errors="replace")
        inputs += int(next(iter(re.findall(r"^#(\d+)", told, re.M)[::-1]), "0"))
        coverage = next(iter(re.findall(r"cov: (\d+)", told)[::-1]), coverage)
        if code == 0:
            break
        restarts += 1
        (folder / f"ended-{int(time.time())}.txt").write_text(told[-6000:])
        if inputs == 0:
            print(told[-3000:])
            break
    failures = sorted((folder / "failures").glob("*.json")) if (folder / "failures").is_dir() else []
    ended = sorted([*folder.glob("crash-*"), *folder.glob("timeout-*"), *folder.glob("oom-*")])
    print(f"{name}: {inputs} inputs in {seconds - max(int(ends - time.monotonic()), 0)} s, {coverage} places reached,")
    print(f"  {len(failures)} kinds of failure, {restarts} times ended by force; in {folder}")
    for failure in failures:
        print("  " + json.loads(failure.read_text())["what"])
    for path in ended:
        print(f"  {path.name}")
    return bool(failures or ended)


def fuzz(name: str, seconds: int, folder: Path) -> None:
    """Fuzz in this process; does not return."""
    import atheris

    target = TARGETS[name]
    with atheris.instrument_imports(include=["begrijpelijk"], enable_loader_override=False):
        import importlib
        import pkgutil

        import begrijpelijk.sources

        for module in pkgutil.iter_modules(begrijpelijk.sources.__path__, "begrijpelijk.sources."):
            importlib.import_module(module.name)
        check = target.load()
    words = tuple(word.encode("utf-8", "surrogatepass") for word in target.words)
    failures = folder / "failures"
    failures.mkdir(exist_ok=True)

    def keep(data: bytes, what: str, detail: str) -> None:
        key = hashlib.sha1(what.encode()).hexdigest()[:10]
        if not (failures / f"{key}.json").exists():
            (failures / f"{key}.bin").write_bytes(data)
            (failures / f"{key}.json").write_text(json.dumps({"what": what, "detail": detail}))

    def one(data: bytes) -> None:
        began = time.process_time()
        try:
            check(data)
        except (Exception, RecursionError, SystemExit) as error:
            frames = traceback.extract_tb(error.__traceback__)
            ours = [frame for frame in frames if "begrijpelijk" in frame.filename or "fuzz_targets" in frame.filename]
            last = ours[-1] if ours else frames[-1]
            what = f"{type(error).__name__} at {Path(last.filename).name}:{last.lineno}: {str(error)[:80]!r}"
            where = f"{type(error).__name__} at {Path(last.filename).name}:{last.lineno}"
            keep(data, where, what + "\n" + "".join(traceback.format_exception(error))[-3000:])
        if (took := time.process_time() - began) > SLOW:
            keep(data, f"slow: {len(data) // 50_000 * 50} KB", f"{took:.1f} seconds for {len(data)} bytes")

    def mutate(data: bytes, size: int, seed: int) -> bytes:
        dice = random.Random(seed)
        if target.form == "zip":
            return of_archive(data, size, dice, words, atheris.Mutate)
        if dice.random() < 0.3:
            return bytes(atheris.Mutate(data, size))
        changed = of_pieces(data, target.form, dice, words)
        return changed if len(changed) <= size else changed[:size]

    arguments = [
        sys.argv[0], str(folder / "corpus"), f"-max_total_time={seconds}", f"-timeout={HANGS}",
        f"-rss_limit_mb={MEMORY}", f"-max_len={LONGEST}", "-len_control=0", f"-artifact_prefix={folder}/",
        "-print_final_stats=1", "-verbosity=1", "-reload=0",
    ]  # fmt: skip
    atheris.Setup(arguments, one, custom_mutator=mutate)
    atheris.Fuzz()


if __name__ == "__main__":
    sys.exit(main())
