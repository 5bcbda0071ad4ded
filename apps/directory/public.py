"""The front door of directory."""

from apps.directory.engine.names import fold as fold_name
from apps.directory.engine.patient import (
    AllergyFacts,
    ExamTypeFacts,
    IdentifierFacts,
    ImplantFacts,
    LabFacts,
    MeasureFacts,
    PatientFacts,
    PrecautionFacts,
    PriorityFacts,
)
from apps.directory.engine.roles import Role
from apps.directory.engine.scopes import scopes_allow
from apps.directory.engine.terms import PrecautionKind, Sex
from apps.directory.selectors.catalogue import (
    find_priority_by_hl7,
    find_priority_ids,
    get_exam_type,
    get_priority,
    list_exam_types,
    list_priority_ids,
    list_starter_exam_types,
)
from apps.directory.selectors.clinical import (
    latest_lab,
    latest_labs,
    latest_measure,
    latest_measures,
    list_allergies,
    list_clinical_facts,
    list_precautions,
)
from apps.directory.selectors.openings import (
    find_live_opening,
    is_open_to,
    list_opened_patients,
    list_openings,
    list_record_acts,
)
from apps.directory.selectors.patients import (
    find_patient_by_identifier,
    find_patient_ids,
    get_patient,
    list_identifier_rows,
    search_patients,
)
from apps.directory.selectors.records import list_allergy_rows, list_lab_rows, list_patient_rows
from apps.directory.selectors.second_factors import count_recovery_codes, find_second_factor
from apps.directory.selectors.sites import (
    find_room_id,
    find_site_by_code,
    get_site,
    get_site_calendar,
    list_room_names,
    list_sites,
)
from apps.directory.selectors.users import (
    find_user_by_username,
    find_user_grants,
    get_user,
    list_people_with,
    list_users_with_permission,
    list_users_with_role,
)
from apps.directory.services.accounts import (
    TokenRights,
    actor_of_user,
    change_password,
    create_user,
    find_live_token,
    find_token_grants,
    find_token_rights,
    hash_token,
    issue_token,
    revoke_token,
    save_preferences,
    unlock_user,
    update_user,
)
from apps.directory.services.catalogue import save_exam_type, seed_starter
from apps.directory.services.clinical import record_allergy, record_implant, record_measure, retract_allergy
from apps.directory.services.contracts import end_contract, make_contract
from apps.directory.services.demo import seed_demo_people
from apps.directory.services.entering import confirm_identity, enter, finish_entry, remove_identity
from apps.directory.services.history import seed_patient_history
from apps.directory.services.labs import record_lab, retract_lab, take_back_lab
from apps.directory.services.mails import mail_unread
from apps.directory.services.merging import merge_patients, sweep_merges, undo_merge
from apps.directory.services.moving import move_patient_rows
from apps.directory.services.openings import judge_opening, open_record
from apps.directory.services.patients import register_patient, update_patient
from apps.directory.services.precautions import end_precaution, record_precaution
from apps.directory.services.provider import begin_attempt, check_same_person, find_provider_names, read_attempt
from apps.directory.services.provider import keep as keep_attempt
from apps.directory.services.second_factor import (
    confirm_second_factor,
    find_code_need,
    find_factor_demand,
    remove_second_factor,
    renew_recovery_codes,
    reset_second_factor,
    start_second_factor,
)
from apps.directory.services.sign_in import check_again, check_login, find_proof, has_password
from apps.directory.services.sites import save_room, save_site, seed_sites

__all__ = [
    "fold_name",
    "list_patient_rows",
    "list_allergy_rows",
    "list_lab_rows",
    "AllergyFacts",
    "ExamTypeFacts",
    "IdentifierFacts",
    "ImplantFacts",
    "LabFacts",
    "MeasureFacts",
    "PatientFacts",
    "PrecautionFacts",
    "PrecautionKind",
    "PriorityFacts",
    "Role",
    "Sex",
    "actor_of_user",
    "change_password",
    "check_again",
    "check_login",
    "begin_attempt",
    "check_same_person",
    "confirm_identity",
    "enter",
    "find_proof",
    "find_provider_names",
    "finish_entry",
    "has_password",
    "keep_attempt",
    "read_attempt",
    "remove_identity",
    "confirm_second_factor",
    "count_recovery_codes",
    "find_code_need",
    "find_factor_demand",
    "find_second_factor",
    "remove_second_factor",
    "renew_recovery_codes",
    "reset_second_factor",
    "start_second_factor",
    "create_user",
    "end_contract",
    "end_precaution",
    "find_live_opening",
    "is_open_to",
    "list_opened_patients",
    "list_openings",
    "list_record_acts",
    "judge_opening",
    "open_record",
    "find_live_token",
    "find_patient_by_identifier",
    "find_patient_ids",
    "find_priority_by_hl7",
    "find_priority_ids",
    "find_room_id",
    "find_site_by_code",
    "TokenRights",
    "find_token_grants",
    "find_token_rights",
    "find_user_by_username",
    "find_user_grants",
    "get_exam_type",
    "get_patient",
    "get_priority",
    "get_site",
    "get_site_calendar",
    "get_user",
    "hash_token",
    "issue_token",
    "latest_lab",
    "latest_labs",
    "latest_measure",
    "latest_measures",
    "list_allergies",
    "list_clinical_facts",
    "list_exam_types",
    "list_identifier_rows",
    "list_people_with",
    "list_precautions",
    "list_priority_ids",
    "list_room_names",
    "list_sites",
    "list_starter_exam_types",
    "list_users_with_permission",
    "list_users_with_role",
    "make_contract",
    "mail_unread",
    "merge_patients",
    "move_patient_rows",
    "record_allergy",
    "record_implant",
    "record_lab",
    "retract_lab",
    "take_back_lab",
    "record_measure",
    "record_precaution",
    "register_patient",
    "retract_allergy",
    "revoke_token",
    "scopes_allow",
    "save_exam_type",
    "save_preferences",
    "save_room",
    "save_site",
    "search_patients",
    "seed_demo_people",
    "seed_patient_history",
    "seed_sites",
    "seed_starter",
    "sweep_merges",
    "undo_merge",
    "unlock_user",
    "update_patient",
    "update_user",
]
