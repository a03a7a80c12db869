"""Is it alive, and does it work?"""
