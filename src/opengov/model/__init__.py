"""What a report says: frozen attrs classes that know no file, rule, markup or locale."""
