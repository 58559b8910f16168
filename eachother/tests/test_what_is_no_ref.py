"""What is looked for by a ref, whatever somebody sends."""

import pytest

from eachother.circles.models import Circle


@pytest.mark.django_db
@pytest.mark.parametrize("sent", ["\0", "abc\0def", "x" * 5000, "\N{MUSHROOM}"])
def test_what_is_no_ref_is_not_found(sent: str) -> None:
    """On PostgreSQL too, which refuses a NUL."""
    assert not Circle.objects.filter(ref=sent).exists()
    assert not Circle.objects.filter(ref__in=[sent]).exists()
    assert "\0" not in Circle._meta.get_field("ref").get_prep_value(sent)
