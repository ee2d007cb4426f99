"""Serves the textbook as the project is served (`python -m bench.textbook.serve`)."""

from config import server

if __name__ == "__main__":
    server.serve(server.address(), application="bench.textbook.wsgi:application")
