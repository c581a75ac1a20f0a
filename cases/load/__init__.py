"""A large synthetic database, by COPY, seeded; and the measurements that run on it."""
