from tests.sealing.fixtures import authority, ec_key, key, rsa_key

__all__ = ["authority", "ec_key", "key", "rsa_key"]
