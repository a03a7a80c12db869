"""What the fault tests are made of: things that break others, members that endure, and a judge."""
