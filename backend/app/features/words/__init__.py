"""Words: folding and counting short answers, and the nouns of long ones."""
