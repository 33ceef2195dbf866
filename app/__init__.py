"""The running bot put together: factory, wiring, server, admin commands, health and metrics."""
