"""One concern a file; Django reads the names gathered here."""

from radflow.settings.apps import *  # noqa: F403
from radflow.settings.database import *  # noqa: F403
from radflow.settings.dicom import *  # noqa: F403
from radflow.settings.queues import *  # noqa: F403
from radflow.settings.rest import *  # noqa: F403
from radflow.settings.security import *  # noqa: F403
from radflow.settings.web import *  # noqa: F403
