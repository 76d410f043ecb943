"""One module a command: `configure(parser)` tells its arguments and sets its `handler`."""
