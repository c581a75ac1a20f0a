from django.urls import path

from victims.views import (
    change,
    contacts,
    detail,
    first_day,
    history,
    intake,
    listing,
    needs,
    notes,
    release_form,
    released,
    releases,
    status,
)

ONE = "<uuid:pk>"
CONTACT = f"{ONE}/contacts/<uuid:contact_pk>"
RELEASE = f"{ONE}/releases/<uuid:release_pk>"

urlpatterns = [
    path("", listing.client_list, name="client-list"),
    path("export/", listing.client_export, name="client-export"),
    path("new/", intake.client_new, name="client-new"),
    path("released/", released.released_list, name="released-list"),
    path("released/<uuid:pk>/", released.released_detail, name="released-detail"),
    path(f"{ONE}/", detail.client_detail, name="client-detail"),
    path(f"{ONE}/identity/", detail.client_identity, name="client-identity"),
    path(f"{ONE}/identity/change/", change.identity_change, name="client-identity-change"),
    path(f"{ONE}/change/", change.client_change, name="client-change"),
    path(f"{ONE}/close/", change.client_close, name="client-close"),
    path(f"{ONE}/reopen/", change.client_reopen, name="client-reopen"),
    path(f"{ONE}/status/", status.client_status, name="client-status"),
    path(f"{ONE}/first-day/<slug:item>/", first_day.client_first_day, name="client-first-day"),
    path(f"{ONE}/contacts/new/", contacts.contact_new, name="contact-new"),
    path(f"{CONTACT}/change/", contacts.contact_change, name="contact-change"),
    path(f"{CONTACT}/unsafe/", contacts.contact_unsafe, name="contact-unsafe"),
    path(f"{CONTACT}/retire/", contacts.contact_retire, name="contact-retire"),
    path(f"{ONE}/needs/", needs.client_needs, name="client-needs"),
    path(f"{ONE}/needs/new/", needs.need_new, name="need-new"),
    path(f"{ONE}/needs/<uuid:need_pk>/change/", needs.need_change, name="need-change"),
    path(f"{ONE}/services/new/", needs.service_new, name="service-new"),
    path(f"{ONE}/notes/", notes.client_notes, name="client-notes"),
    path(f"{ONE}/history/", history.client_history, name="client-history"),
    path(f"{ONE}/releases/", releases.client_releases, name="client-releases"),
    path(f"{ONE}/releases/new/", releases.release_new, name="release-new"),
    path(f"{ONE}/releases/form/", release_form.release_form, name="release-form"),
    path(f"{RELEASE}/", releases.release_detail, name="release-detail"),
    path(f"{RELEASE}/disclose/", releases.release_disclose, name="release-disclose"),
    path(f"{RELEASE}/revoke/", releases.release_revoke, name="release-revoke"),
    path(f"{RELEASE}/print/", release_form.release_print, name="release-print"),
]
