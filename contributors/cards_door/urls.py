"""Everything under ``/c/``: one view, so that a card is found after one step."""

from django.urls import path

from contributors.cards_door.page import card_or_page

app_name = "cards"
urlpatterns = [path("<path:address>", card_or_page, name="card")]
