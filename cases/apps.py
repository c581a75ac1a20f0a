from django.apps import AppConfig


class CasesConfig(AppConfig):
    name = "cases"
    verbose_name = "Cases"

    def ready(self):
        from cases import access, wiring  # noqa: F401  (the rules stand in access)
        from cases.casefile import wiring as casefile
        from cases.demo import wiring as demo
        from cases.productions import hooks as productions
        from cases.reports import wiring as reports
        from cases.worlds import wiring as worlds

        # The list of rooms: a line here is all that a new one needs.
        for room in (wiring, casefile, productions, reports, demo, worlds):
            room.register()
