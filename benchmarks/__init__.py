"""Measurements: `make bench`. One command; ratios against the floor measured in the same run."""
