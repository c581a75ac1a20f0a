"""How agencies come in: first set-up by a one-time link, further agencies, jurisdictions.

It makes agencies, task forces, first administrators and places, and says what is still to be
done. It must never show a set-up link, nor read anything of a case or a client.
"""
