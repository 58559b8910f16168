"""What is measured, each against a reference in the same run. `make bench` runs it all; these are not timed tests."""
