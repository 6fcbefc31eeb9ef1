"""The read-only interface for programs, /api/v1/: each app registers what it offers, from one declaration of types."""
