"""What the kiosk does: it speaks and acts."""
