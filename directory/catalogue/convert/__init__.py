"""Build time: turns the gathered listings into the project's own catalogue, by the rules that came with them."""
