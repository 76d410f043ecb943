"""From `KioskState` to what QML binds to: pure derivations, and thin objects that emit changes."""
