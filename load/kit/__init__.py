"""What the load tools are made of."""
