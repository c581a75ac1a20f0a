"""The single-machine mode: a private PostgreSQL cluster and broker, and what starts them.

``services.hold()`` gives the environment of the running services, starting them when they
are not up. A keeper process owns both servers; it ends by itself when nobody holds them.
"""
