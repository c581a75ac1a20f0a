from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from taskforce.accounts.access import task_forces_of
from taskforce.accounts.forms.account import explained_roles
from taskforce.accounts.forms.log_in import WAIT
from taskforce.accounts.forms.password import PasswordChangeForm
from taskforce.accounts.places import safe_place
from taskforce.accounts.services.log_in import TooManyTries, try_password
from taskforce.accounts.services.passwords import change_password
from taskforce.accounts.services.sessions import end_other_sessions
from taskforce.vocabulary.people import USER_ROLE


@require_safe
def profile(request):
    """The own account: roles in words, what they never see, recent log-ins."""
    user = request.user
    here = request.session.session_key
    context = {
        "heading": str(user),
        "crumbs": [("My account", "")],
        "account": user,
        "roles": explained_roles([code for code in USER_ROLE if code in user.roles]),
        "task_forces": task_forces_of(user),
        "other_sessions": user.sessions.exclude(session_key=here).count(),
    }
    return render(request, "accounts/profile.html", context)


@require_POST
def end_sessions(request):
    """Log out everywhere else."""
    count = end_other_sessions(request.user, kept=request.session.session_key)
    said = "1 other session has ended." if count == 1 else f"{count} other sessions have ended."
    messages.success(request, said)
    return redirect("profile")


@never_cache
@sensitive_post_parameters("present", "new", "again")
@require_http_methods(["GET", "POST"])
def password(request):
    """A new password of one's own; after a temporary one, the way in leads through here."""
    place = safe_place(request, request.POST.get("next") or request.GET.get("next"))
    form = PasswordChangeForm(request.POST or None, user=request.user)
    if request.method == "POST" and form.is_valid() and _is_present(request, form):
        change_password(request, form.cleaned_data["new"])
        messages.success(request, "Your password was changed. Other sessions have ended.")
        return redirect(place)
    template = "password_first" if request.user.must_change_password else "password"
    context = {
        "form": form,
        "next": place,
        "heading": "Choose your password",
        "crumbs": [("Change password", "")],
    }
    return render(request, f"accounts/{template}.html", context, status=_status(form))


def _is_present(request, form) -> bool:
    """The present password, tried as at log-in: wrong ones count and lock."""
    try:
        user = try_password(request, request.user.username, form.cleaned_data["present"])
    except TooManyTries:
        form.add_error(None, WAIT)
        return False
    if user is None:
        form.add_error("present", "This is not your present password.")
    return user is not None


def _status(form) -> int:
    return 400 if form.errors else 200
