# Packaging: filled in by config/debian.
