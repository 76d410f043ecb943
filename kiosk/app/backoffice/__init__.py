"""The reference back office: orders, appointments, returns. A real service with a real database."""
