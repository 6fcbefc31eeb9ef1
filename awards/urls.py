from django.urls import path, re_path

from awards.views import awards, rounds

urlpatterns = [
    path("awards/", awards.awards, name="awards"),
    path("awards/<slug:slug>/", awards.award, name="award"),
    path("awards/<slug:slug>/<int:number>/", rounds.round, name="round"),
    re_path(r"^awards/(?P<slug>[-\w]+)/winners\.(?P<format>xlsx|csv)$", awards.sheet, name="award_sheet"),
]
