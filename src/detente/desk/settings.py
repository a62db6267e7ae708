"""Django's settings for the desk."""

SECRET_KEY = "unset"
INSTALLED_APPS: list[str] = []
USE_TZ = True
