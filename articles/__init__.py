"""The stories: sections, articles, pictures, tags, review, publishing, feeds, metadata."""
