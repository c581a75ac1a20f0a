from django.contrib.auth import logout
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from taskforce.accounts.announce import announce


@login_not_required
@never_cache
@require_http_methods(["GET", "POST"])
def quick_exit(request):
    """POST logs out at once; GET is a page that says nothing about where one was.

    Open to everybody: it must still answer when the session has just ended.
    """
    if request.method == "GET":
        return render(request, "ui/neutral.html")
    if request.user.is_authenticated:
        announce("account.logged_out", request.user, by="quick exit")
        logout(request)
    response = HttpResponseRedirect(reverse("quick-exit"))
    response["Clear-Site-Data"] = '"cache"'
    return response
