"""On-device engines: each in a child process, supervised, with cores handed out by one budget."""
