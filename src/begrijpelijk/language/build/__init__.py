"""Scripts that build what the package ships: the pipeline and the word data. None of them runs at run time."""
