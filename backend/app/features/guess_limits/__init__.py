"""Looking for a code or a passcode: guessing is slow, and refuses nobody else."""
