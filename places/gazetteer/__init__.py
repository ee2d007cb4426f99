"""The gazetteer's files: how they are made (build time) and how they come into the database."""
