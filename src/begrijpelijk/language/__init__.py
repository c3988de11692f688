"""What we know of Dutch: the pipeline, words, grammar and readability."""
