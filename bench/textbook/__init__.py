"""The textbook: the same search as teams usually build it, with GeoDjango, PostGIS and the REST framework."""
