"""The facts: units, officials, posts, campaigns, events and who took part."""
