from taskforce.access.models.grants import AgencyShare, PersonalGrant

__all__ = ["AgencyShare", "PersonalGrant"]
