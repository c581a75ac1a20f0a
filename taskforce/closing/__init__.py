"""The last app: closes what the others filled, and checks it as a whole.

It shows and stores nothing, and nothing imports it.
"""
