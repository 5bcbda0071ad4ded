from apps.directory.models.access import ApiToken, Grant
from apps.directory.models.site import Room, Site
from apps.directory.models.user import User

__all__ = ["ApiToken", "Grant", "Room", "Site", "User"]
