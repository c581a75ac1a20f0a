"""What the people who run the product need: safe start, health, backup and restore."""
