"""The directory in the words of HSDS 3.1: objects are written when a listing changes, and sent as they stand."""
