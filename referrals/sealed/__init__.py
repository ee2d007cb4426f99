"""What is sealed for whom. The only package that knows the crypto: everything else gets words, rows, or a refusal."""
