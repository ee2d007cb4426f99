"""The WSGI application that the server's workers run."""

import os

from django.core.wsgi import get_wsgi_application

from config import orphans

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
orphans.stop_with_parent()
application = get_wsgi_application()
