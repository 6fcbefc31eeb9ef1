from django.urls import path

from directory.calendar import events_ics
from directory.views import campaigns, events, officials, units

urlpatterns = [
    path("campaigns/<slug:slug>/", campaigns.campaign, name="campaign"),
    path("events/", events.events, name="events"),
    path("events/<int:pk>/", events.event, name="event"),
    path("events.ics", events_ics, name="events_ics"),
    path("officials/<slug:slug>/", officials.official, name="official"),
    path("units/<slug:slug>/", units.unit, name="unit"),
]
