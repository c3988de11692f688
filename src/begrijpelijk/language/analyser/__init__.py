"""The analyser: the network that tags, lemmatises and parses Dutch, as a spaCy component."""
