"""The whole directory as files: HSDS as JSON Lines and as CSV, and a map, all of one moment."""
