"""Clients of victim-service providers, and the wall around them."""
