"""The textbook's WSGI application."""

import os

from django.core.wsgi import get_wsgi_application

from config import orphans

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bench.textbook.settings")
orphans.stop_with_parent()
application = get_wsgi_application()
