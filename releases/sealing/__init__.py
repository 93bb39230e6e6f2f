"""PDF in, sealed PDF out.  The only room that touches a key."""

from releases.sealing.demo_key import create_demo_key
from releases.sealing.keys import SealKey, SealKeyProblem, load_key
from releases.sealing.pades import Sealed, SealFailed, seal

__all__ = ["SealFailed", "SealKey", "SealKeyProblem", "Sealed", "create_demo_key", "load_key", "seal"]
