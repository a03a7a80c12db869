"""What presenters prepare and run: polls, scales, rankings, open questions, word clouds."""
