"""The doors of the private flow: hers, and the desk's."""
