"""Examines this machine: what is there, what works, what it would take to fix the rest."""
