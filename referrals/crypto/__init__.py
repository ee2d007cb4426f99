"""Keys and sealed bytes of the private flow; knows neither Django nor the database.

Everything here is libsodium by PyNaCl, BLAKE2b and `secrets`; nothing is invented. Who may open what is decided in
`referrals.sealed`, the only module that imports from here.
"""
