from django.urls import path

from referrals.views import acts, detail, directory, edit, listing, lists, new

urlpatterns = [
    path("", lists.referral_list, name="referral-list"),
    path("new/", new.referral_new, name="referral-new"),
    path("directory/", directory.listing_list, name="listing-list"),
    path("directory/new/", listing.listing_new, name="listing-new"),
    path("directory/<uuid:pk>/", directory.listing_detail, name="listing-detail"),
    path("directory/<uuid:pk>/edit/", listing.listing_edit, name="listing-edit"),
    path("directory/<uuid:pk>/places/", listing.listing_places, name="listing-places"),
    path("directory/<uuid:pk>/open/", listing.listing_open, name="listing-open"),
    path("<uuid:pk>/", detail.referral_detail, name="referral-detail"),
    path("<uuid:pk>/edit/", edit.referral_edit, name="referral-edit"),
    path("<uuid:pk>/print/", detail.referral_print, name="referral-print"),
    path("<uuid:pk>/move/<slug:state>/", acts.referral_move, name="referral-move"),
    path("<uuid:pk>/messages/", acts.referral_message, name="referral-message"),
]
