"""Tandem Kiosk: a self-service kiosk with an on-device Mini and a cloud model in tandem."""
