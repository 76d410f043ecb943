"""Pull the plug on purpose: what a kiosk does when the cloud, the microphone, the disk or the money
goes.
"""
