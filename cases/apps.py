from django.apps import AppConfig


class CasesConfig(AppConfig):
    name = "cases"
    verbose_name = "Cases"

    def ready(self):
        from cases import access, audit_kinds, desk, search, search_walls, verifiers  # noqa: F401
        from cases.casefile import wiring as casefile
        from cases.productions import hooks
        from cases.reports import nav
        from taskforce.access.walls.build import add_step

        add_step(search_walls.search_functions)
        casefile.register()
        hooks.register()
        search.register()
        desk.register()
        nav.register()
