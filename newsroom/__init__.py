"""The ground floor: settings, addresses, and what every app stands on."""
