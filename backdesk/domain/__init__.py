"""What a plan is and what follows from it: frozen values and pure functions, standard library only."""
