from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HomeConfig(AppConfig):
    name = "eachother.home"
    label = "home"

    def ready(self) -> None:
        from eachother.home import decided, scopes  # noqa: PLC0415 - rooms are ready only now
        from eachother.home.foot import way_to_powers  # noqa: PLC0415
        from eachother.home.moments import way_to_moments  # noqa: PLC0415
        from eachother.notices.queries import counts_by_place  # noqa: PLC0415
        from eachother.web import places, shell  # noqa: PLC0415

        decided.register()
        scopes.register()
        places.register(places.Place(_("Today"), "home:today", "sun", order=10))
        places.counted_by(counts_by_place)
        shell.provide("foot", way_to_powers)
        shell.provide("moments", way_to_moments)
