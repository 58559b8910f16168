"""What may be, as pure functions: `moving` (who may do what in which state), `counting` (how many are needed, what a
round of consent comes to), `hours` (when a round is over), `lengths`."""
