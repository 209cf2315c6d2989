"""/desk/…"""

from django.urls import path

from contributors.desk import contributors, invitations, paste, sign_in

app_name = "desk"
urlpatterns = [
    path("", paste.paste, name="paste"),
    path("preview/", paste.preview, name="preview"),
    path("publish/", paste.publish_drafts, name="publish"),
    path("demo/", paste.start_with_demo_data, name="demo"),
    path("contributors/", contributors.contributors, name="contributors"),
    path("contributors/<str:contributor_id>/", contributors.contributor, name="contributor"),
    path("members/", invitations.invite, name="members"),
    path("sign-in/", sign_in.by_password, name="sign-in"),
    path("sign-in/<str:token>/", sign_in.by_link, name="sign-in-link"),
    path("password/", sign_in.own_password, name="password"),
    path("sign-out/", sign_in.out, name="sign-out"),
]
