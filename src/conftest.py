"""Doctests import every module; those of the desk need Django's registry first."""

import django

import detente.desk  # noqa: F401  (names the settings)

django.setup()
