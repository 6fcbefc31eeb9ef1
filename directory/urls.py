from django.urls import path

from directory.calendar import events_ics

urlpatterns = [path("events.ics", events_ics, name="events_ics")]
