"""The site API and the management API: the only package that knows Django REST framework."""
