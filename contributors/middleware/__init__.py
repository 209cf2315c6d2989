"""What happens to every request and answer, whichever door it is for. Each is named in settings.MIDDLEWARE."""
