"""What the OpenAPI document says: the shapes of answers, the parameters, the examples."""
