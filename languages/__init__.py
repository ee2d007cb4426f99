"""The languages of the site: which there are, and what each still lacks. Knows none of our tables."""
