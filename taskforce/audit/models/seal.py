from django.db import models

from taskforce.access.rules import RuledManager


class ChainHead(models.Model):
    """The newest link of each actor's chain; its row lock keeps one actor's events in order."""

    chain = models.CharField(primary_key=True, max_length=24)
    seq = models.BigIntegerField(default=0)
    hash = models.BinaryField(max_length=32)
    sealed_seq = models.BigIntegerField(default=0, db_default=0)

    objects = RuledManager()


class AuditSeal(models.Model):
    """The heads that moved since the last seal, folded into one chain over all actors.

    Without it the newest events of a chain could be cut off unnoticed.
    """

    at = models.DateTimeField()
    heads = models.JSONField(help_text="chain → [seq, hash in hex]")
    previous_hash = models.BinaryField(max_length=32)
    hash = models.BinaryField(max_length=32)

    objects = RuledManager()

    class Meta:
        ordering = ["-id"]
