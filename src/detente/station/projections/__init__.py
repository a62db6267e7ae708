"""Folds over the record: what a person sees can be rebuilt from it at any time."""
