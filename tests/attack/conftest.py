"""The tests of a folder are no package, so what they share is found by adding the folder to the path."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
