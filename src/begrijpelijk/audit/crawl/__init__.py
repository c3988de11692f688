"""Walking a website: politely, on one host, within limits, and out of every trap."""
