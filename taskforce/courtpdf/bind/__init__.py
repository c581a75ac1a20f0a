"""Binding stored parts into one file, cheaply and always to the same bytes."""
