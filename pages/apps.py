from django.apps import AppConfig


class PagesConfig(AppConfig):
    name = "pages"

    def ready(self) -> None:
        from pages import step_news  # noqa: F401 - listens for second steps that are switched on
        from pages.sessions import conceal_listed_keys

        conceal_listed_keys()
