"""Who stands behind which text: circulation, invitations, signatures, and how they are taken back."""
