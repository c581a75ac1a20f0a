from django.urls import include, path

from cases.views import (
    access,
    evidence,
    files,
    header,
    history,
    listing,
    log,
    people,
    refer,
    timeline,
)

CASE = "<uuid:pk>/"
ENTRY = "<uuid:pk>/log/<uuid:entry_pk>/"
PERSON = "<uuid:pk>/people/<uuid:person_pk>/"
ITEM = "<uuid:pk>/evidence/<uuid:item_pk>/"
FILE = "<uuid:pk>/attachments/<uuid:file_pk>/"

urlpatterns = [
    path("", include("cases.urls_files")),
    path("", include("cases.urls_productions")),
    path("", include("cases.urls_redaction")),
    path("", listing.case_list, name="case-list"),
    path("export.csv", listing.case_list_export, name="case-list-export"),
    path("new/", header.new, name="case-new"),
    path(CASE, log.log, name="case-log"),
    path(f"{CASE}edit/", header.edit, name="case-edit"),
    path(f"{CASE}close/", header.close, name="case-close"),
    path(f"{CASE}suspend/", header.suspend, name="case-suspend"),
    path(f"{CASE}reopen/", header.reopen, name="case-reopen"),
    path(f"{CASE}log/add/", log.add, name="case-log-add"),
    path(f"{CASE}log/print/", log.print_log, name="case-log-print"),
    path(ENTRY, log.entry, name="case-entry"),
    path(f"{ENTRY}addendum/", log.addendum, name="case-entry-addendum"),
    path(FILE, files.download, name="case-attachment"),
    path(f"{FILE}preview/", files.preview, name="case-attachment-preview"),
    path(f"{CASE}people/", people.people, name="case-people"),
    path(f"{CASE}people/new/", people.new, name="case-person-new"),
    path(PERSON, people.person, name="case-person"),
    path(f"{PERSON}edit/", people.edit, name="case-person-edit"),
    path(f"{PERSON}role/", people.role, name="case-person-role"),
    path(f"{PERSON}refer/", refer.refer, name="case-person-refer"),
    path(f"{CASE}evidence/", evidence.items, name="case-evidence"),
    path(f"{CASE}evidence/new/", evidence.new, name="case-evidence-new"),
    path(ITEM, evidence.item, name="case-evidence-item"),
    path(f"{ITEM}edit/", evidence.edit, name="case-evidence-edit"),
    path(f"{ITEM}files/", evidence.add_files, name="case-evidence-files"),
    path(f"{ITEM}custody/", evidence.transfer, name="case-evidence-custody"),
    path(f"{ITEM}sheet/", evidence.sheet, name="case-evidence-sheet"),
    path(f"{CASE}timeline/", timeline.timeline, name="case-timeline"),
    path(f"{CASE}history/", history.history, name="case-history"),
    path(f"{CASE}access/", access.access, name="case-access"),
    path(f"{CASE}access/who/", access.who, name="case-who"),
    path(f"{CASE}access/share/", access.share, name="case-share"),
    path(f"{CASE}access/grant/", access.grant, name="case-grant"),
    path(f"{CASE}access/agencies/<int:agency_pk>/end/", access.share_end, name="case-share-end"),
    path(f"{CASE}access/people/<int:user_pk>/end/", access.grant_end, name="case-grant-end"),
    path(f"{CASE}access/seal/", access.seal, name="case-seal"),
    path(f"{CASE}access/unseal/", access.unseal, name="case-unseal"),
]
