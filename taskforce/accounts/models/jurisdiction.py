from django.db import models


class Jurisdiction(models.Model):
    """A place with its own law or court: nation, state, county, city, tribal, federal district."""

    class Kind(models.TextChoices):
        NATION = "nation", "Nation"
        STATE = "state", "State"
        COUNTY = "county", "County"
        CITY = "city", "City"
        TRIBAL = "tribal", "Tribal land"
        FEDERAL_DISTRICT = "federal_district", "Federal judicial district"

    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=20, choices=Kind.choices)
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="children"
    )

    class Meta:
        ordering = ["name", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["parent", "kind", "name"],
                name="jurisdiction_once_in_its_parent",
                nulls_distinct=False,
            )
        ]

    def __str__(self):
        return self.name

    @property
    def full_name(self) -> str:
        """The name with the place above it, where the name alone could be elsewhere."""
        named = self.kind in (self.Kind.NATION, self.Kind.STATE, self.Kind.FEDERAL_DISTRICT)
        if named or self.parent is None or self.parent.kind == self.Kind.NATION:
            return self.name
        return self.name if self.parent.name in self.name else f"{self.name}, {self.parent.name}"
