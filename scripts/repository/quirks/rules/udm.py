"""event.udm and event.udm_path"""

from panther_core import PantherError
from quirk_checks import raises


def path(event):
    return event.udm("user") == "Ada" and event.udm("bare") == "ada"


def method(event):
    return event.udm("loud") == "ADA!"


def method_gets_a_plain_mapping(event):
    return event.udm("kind") == "plain"


def mapped_but_empty_is_the_default(event):
    return event.udm("absent", default="d") == "d" and event.udm("user", default="d") == "d"


def path_in_exact_case(event):
    return event.udm("user", default="d") == "d"


def unmapped_is_p_udm(event):
    return event.udm("place") == "from p_udm"


def unmapped_is_the_field(event):
    return event.udm("place") == "the field" and event.udm("deep", "er") == 3


def unmapped_skips_what_is_falsy(event):
    return event.udm("place", default="d") == "d"


def several_hits(event):
    return event.udm("host")


def one_hit_of_a_list(event):
    return event.udm("host") == "h1" and event.udm_path("host") == "devices.[0].host"


def method_that_raises(event):
    return event.udm("broken")


def paths(event):
    return (event.udm_path("user"), event.udm_path("loud"), event.udm_path("place")) == ("actor.user", "shout", None)


def no_model(event):
    return event.udm("name") == "ada" and event.udm("user", default="d") == "d" and raises(PantherError, event.udm_path, "user")


def rule(event):
    return globals()[event["case"]](event)
