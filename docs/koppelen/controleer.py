"""Ask begrijpelijk about a text before it is published: ``python controleer.py pagina.html``.

Uses only Python's own library. Exit code 0: publish; 1: show the editor what is said; 2: begrijpelijk did not answer.
"""

import json
import os
import sys
import urllib.error
import urllib.request
from pathlib import Path

SERVER = os.environ.get("BEGRIJPELIJK", "http://127.0.0.1:8765")


def check(text: str, format: str = "html") -> dict:
    """The outcome for one text. Raises RuntimeError with a plain sentence."""
    body = json.dumps({"text": text, "format": format, "options": {"niveau": "B1"}}).encode()
    request = urllib.request.Request(
        f"{SERVER}/api/v1/check/text", data=body, headers={"Content-Type": "application/json"}
    )
    try:
        with urllib.request.urlopen(request, timeout=90) as answer:
            return json.load(answer)["documents"][0]
    except urllib.error.HTTPError as error:
        raise RuntimeError(json.load(error)["error"]["message"]) from error
    except OSError as error:
        raise RuntimeError("begrijpelijk geeft geen antwoord") from error


def main() -> int:
    """Check the file that is named, and print what is said about it."""
    try:
        document = check(Path(sys.argv[1]).read_text(encoding="utf-8"))
    except RuntimeError as error:
        print(error, file=sys.stderr)
        return 2
    for finding in document["findings"]:
        print(f"{finding['severity']}: {finding['message']} [{finding['excerpt'][:60]}]")
    return 0 if document["passed"] else 1


if __name__ == "__main__":
    sys.exit(main())
