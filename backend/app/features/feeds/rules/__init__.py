"""Rules of feeds: what is stored of them, and when one tells."""
