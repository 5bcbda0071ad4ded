"""The waiting room: who waits how long, by our order and by others."""
