from django.urls import path

from taskforce.accounts.views import (
    account_acts,
    account_forms,
    accounts,
    agency,
    lock,
    log_in,
    own,
    review,
    task_force,
)

urlpatterns = [
    path("log-in/", log_in.log_in, name="log-in"),
    path("log-out/", log_in.log_out, name="log-out"),
    path("lock/", lock.lock, name="lock"),
    path("session/", lock.ping, name="session-ping"),
    path("profile/", own.profile, name="profile"),
    path("profile/password/", own.password, name="password-change"),
    path("profile/sessions/end/", own.end_sessions, name="sessions-end"),
    path("accounts/", accounts.index, name="account-list"),
    path("accounts/new/", account_forms.new, name="account-new"),
    path("accounts/review/", review.review, name="privileges-review"),
    path("accounts/<int:pk>/", accounts.detail, name="account-detail"),
    path("accounts/<int:pk>/edit/", account_forms.edit, name="account-edit"),
    path("accounts/<int:pk>/roles/", account_forms.roles, name="account-roles"),
    path("accounts/<int:pk>/disable/", account_acts.disable, name="account-disable"),
    path("accounts/<int:pk>/enable/", account_acts.enable, name="account-enable"),
    path("accounts/<int:pk>/release/", account_acts.release, name="account-release"),
    path("accounts/<int:pk>/password/", account_acts.reset, name="account-password-reset"),
    path("agency/", agency.detail, name="agency-detail"),
    path("agency/edit/", agency.edit, name="agency-edit"),
    path("task-forces/", task_force.index, name="task-force-list"),
    path("task-forces/<int:pk>/", task_force.detail, name="task-force-detail"),
    path("task-forces/<int:pk>/oversight/", task_force.grant, name="oversight-grant"),
    path(
        "task-forces/<int:pk>/oversight/<int:oversight>/end/", task_force.end, name="oversight-end"
    ),
]
