"""How well the API keeps to HSDS 3.1, to our profile of it and to our own OpenAPI document."""
