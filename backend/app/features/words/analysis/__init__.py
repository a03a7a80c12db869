"""Finding nouns: by a tokenizer in one process for the installation, or by the plain rule."""
