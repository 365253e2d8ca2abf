"""What is to be minded with an exercise for the client of the open plan: marks, box, notices, questions."""
