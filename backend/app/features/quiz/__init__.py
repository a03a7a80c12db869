"""Quizzes: timed questions, points for right and for quick answers, and a leaderboard."""
