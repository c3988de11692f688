"""``python -m begrijpelijk``."""

from begrijpelijk.cli import main

if __name__ == "__main__":
    main()
