"""What how many participants need: a model made of measured costs, and a simulated evening."""
