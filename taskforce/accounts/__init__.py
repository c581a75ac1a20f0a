"""Who uses the product: people, roles, agencies, jurisdictions, task forces, log-in."""
