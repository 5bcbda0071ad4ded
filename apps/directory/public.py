"""The front door of directory."""

from apps.directory.selectors.users import (
    find_user_by_username,
    find_user_grants,
    get_user,
    list_users_with_permission,
    list_users_with_role,
)
from apps.directory.services.accounts import (
    actor_of_user,
    change_password,
    check_login,
    check_password_again,
    create_user,
    find_live_token,
    find_token_grants,
    hash_token,
    issue_token,
    revoke_token,
    save_preferences,
    unlock_user,
    update_user,
)
from apps.directory.services.demo import seed_demo_people
from apps.directory.services.sites import save_room, save_site, seed_sites

__all__ = [
    "actor_of_user",
    "change_password",
    "check_login",
    "check_password_again",
    "create_user",
    "find_live_token",
    "find_token_grants",
    "find_user_by_username",
    "find_user_grants",
    "get_user",
    "hash_token",
    "issue_token",
    "list_users_with_permission",
    "list_users_with_role",
    "revoke_token",
    "save_preferences",
    "save_room",
    "save_site",
    "seed_demo_people",
    "seed_sites",
    "unlock_user",
    "update_user",
]
