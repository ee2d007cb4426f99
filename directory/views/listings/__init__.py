"""What an organization's people do with their own listings, and where vetters decide about it."""
