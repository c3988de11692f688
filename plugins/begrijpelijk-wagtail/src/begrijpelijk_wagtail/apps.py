"""What happens when Django starts. Nothing heavy: the language pipeline is loaded when an editor is first opened."""

from django.apps import AppConfig
from django.core import checks


class BegrijpelijkWagtailConfig(AppConfig):
    """The app to put in INSTALLED_APPS."""

    name = "begrijpelijk_wagtail"
    verbose_name = "Begrijpelijk"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Look at the settings, listen to publishing, and put the panel beside the editor."""
        from begrijpelijk_wagtail import options, panel, record

        checks.register(options.check_settings, "begrijpelijk")
        checks.register(panel.check_installed, "begrijpelijk")
        panel.install()
        record.connect()
