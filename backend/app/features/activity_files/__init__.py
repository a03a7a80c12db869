"""Activities as files: quizzes of other programs are read, and ours written."""
