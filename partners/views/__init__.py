"""The pages of partners: asking for keys, deciding about it, and what a partner's own people do."""
