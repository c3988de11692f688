"""The texts that the tests of the command line check, and the program that checks them without the language part."""

from pathlib import Path

PROGRAM = Path(__file__).parent / "program.py"
GOOD = "Bel ons morgen. Dan kijkt de arts naar uw knie."
HARD = "Deze tekst is moeilijk. Het is derhalve goed om te bellen."
