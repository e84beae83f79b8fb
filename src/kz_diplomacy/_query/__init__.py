"""Collections and the queries that they answer."""
