"""The ally's pages: read by the mail's link; answer at a clean address. No account; a code confirms what binds."""
