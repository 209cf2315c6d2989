"""Everything under ``/c/``: one view, so that a card is found after one step."""

from django.urls import path

from contributors.cards_door.view import public_card

app_name = "cards"
urlpatterns = [path("<path:address>", public_card, name="card")]
