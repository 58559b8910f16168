"""What every room stands on: abstract rows, public refs, text cleaning, limits, chores. It knows no room."""
