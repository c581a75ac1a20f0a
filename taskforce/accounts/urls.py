from django.urls import path

from taskforce.accounts.views import lock, log_in

urlpatterns = [
    path("log-in/", log_in.log_in, name="log-in"),
    path("log-out/", log_in.log_out, name="log-out"),
    path("lock/", lock.lock, name="lock"),
    path("session/", lock.ping, name="session-ping"),
]
