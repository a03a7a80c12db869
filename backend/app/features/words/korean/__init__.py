"""Korean: syllables, stretching, particles, and the forms of verbs."""
