"""What a body is and which bodies make rules, from its name."""
