from rest_framework import serializers

from apps.common.rest.fields import ActorField, LanguageMapField, ReasonField
from apps.scheduling.engine.runs import ChangeKind, ChangeState, Moves, RunCause, RunKind, RunState
from apps.scheduling.rest.patient_serializers import PatientLineSerializer

MODALITIES = ["CT", "MR", "DX", "CR", "MG", "US", "PT", "NM", "XA"]
PARTS = ["reject", "wait", "late", "stat", "pref", "setup", "overtime", "span"]


class PlanQuery(serializers.Serializer):
    site = serializers.IntegerField(min_value=1, required=False)
    state = serializers.ChoiceField(choices=[(s, s) for s in RunState], required=False)
    kind = serializers.ChoiceField(choices=[(k, k) for k in RunKind], required=False)


class PlanAskSerializer(serializers.Serializer):
    site_id = serializers.IntegerField(min_value=1)
    first_day = serializers.DateField(required=False)
    days = serializers.IntegerField(min_value=1, max_value=60, required=False)
    modalities = serializers.ListField(
        child=serializers.ChoiceField(choices=MODALITIES), max_length=9, default=list, help_text="empty: all"
    )
    moves = serializers.ChoiceField(choices=[(m, m) for m in Moves], default=Moves.UNTOLD)
    seconds = serializers.IntegerField(min_value=2, max_value=600, required=False)
    iterations = serializers.IntegerField(
        min_value=1,
        max_value=1_000_000,
        required=False,
        allow_null=True,
        help_text="a run that can be repeated exactly",
    )
    seed = serializers.IntegerField(min_value=0, max_value=2**31 - 1, default=1)


class PlanCostSerializer(serializers.Serializer):
    cost = serializers.IntegerField()
    parts = serializers.DictField(child=serializers.IntegerField())


class PlanSummarySerializer(serializers.Serializer):
    """Pairs: as the calendar stands, and with the plan."""

    placed = serializers.ListField(child=serializers.IntegerField())
    unplaced = serializers.ListField(child=serializers.IntegerField())
    late = serializers.ListField(child=serializers.IntegerField())
    wait_days = serializers.ListField(child=serializers.FloatField())
    overtime_min = serializers.ListField(child=serializers.IntegerField())
    moved = serializers.ListField(child=serializers.IntegerField())


class PlanRepairSerializer(serializers.Serializer):
    moved = serializers.IntegerField()
    dropped = serializers.IntegerField()
    perturbation = serializers.IntegerField()


class GroupWaitSerializer(serializers.Serializer):
    group = serializers.CharField()
    n = serializers.IntegerField()
    mean_days = serializers.FloatField(allow_null=True, help_text="null: too few to say")


class WaitSpreadSerializer(serializers.Serializer):
    """Reported for a person to look at; no plan sorts by it."""

    attribute = serializers.ChoiceField(choices=["language", "patient_class", "sex"])
    groups = GroupWaitSerializer(many=True)
    difference_days = serializers.FloatField(allow_null=True, help_text="longest less shortest mean; null: too few")


class PlanSettledSerializer(PlanCostSerializer):
    repair = PlanRepairSerializer(allow_null=True)
    summary = PlanSummarySerializer()
    fairness = WaitSpreadSerializer(many=True, default=list)


class PlanComparisonSerializer(serializers.Serializer):
    is_same = serializers.BooleanField()
    n_different = serializers.IntegerField()
    cost = serializers.IntegerField()
    other_cost = serializers.IntegerField()


class PlanRunLineSerializer(serializers.Serializer):
    """A run in a list."""

    id = serializers.IntegerField()
    site_id = serializers.IntegerField()
    kind = serializers.ChoiceField(choices=[(k, k) for k in RunKind])
    cause = serializers.ChoiceField(choices=[(c, c) for c in RunCause])
    state = serializers.ChoiceField(choices=[(s, s) for s in RunState])
    first_day = serializers.DateField()
    days = serializers.IntegerField()
    modalities = serializers.ListField(child=serializers.CharField())
    moves = serializers.ChoiceField(choices=[(m, m) for m in Moves])
    resource_code = serializers.CharField(
        source="block.resource.code", default="", help_text="of a repair: what failed"
    )
    seconds = serializers.IntegerField()
    iterations = serializers.IntegerField(allow_null=True)
    seed = serializers.IntegerField()
    cost = serializers.IntegerField(allow_null=True)
    bound = serializers.IntegerField(allow_null=True)
    gap = serializers.FloatField(allow_null=True)
    asked_at = serializers.DateTimeField()
    asked_by = ActorField()
    started_at = serializers.DateTimeField(allow_null=True)
    ended_at = serializers.DateTimeField(allow_null=True)
    replay_of_id = serializers.IntegerField(allow_null=True)
    version = serializers.IntegerField()


class PlanRunSerializer(PlanRunLineSerializer):
    policy_version = serializers.CharField()
    was_stopped = serializers.BooleanField()
    block_id = serializers.IntegerField(allow_null=True)
    trace = serializers.ListField(
        child=serializers.ListField(child=serializers.FloatField(allow_null=True)), help_text="[seconds, cost, bound]"
    )
    present = PlanCostSerializer(allow_null=True)
    settled = PlanSettledSerializer(allow_null=True)
    comparison = PlanComparisonSerializer(allow_null=True)
    log = serializers.CharField()
    counts = serializers.SerializerMethodField()
    allowed_actions = serializers.ListField(child=serializers.CharField())
    undo_until = serializers.DateTimeField(
        allow_null=True, help_text="what was applied last may be taken back until then"
    )

    def get_counts(self, run) -> dict[str, int]:
        return run.counts


class PlanChangeQuery(serializers.Serializer):
    kind = serializers.ChoiceField(choices=[(k, k) for k in ChangeKind], required=False)
    state = serializers.ChoiceField(choices=[(s, s) for s in ChangeState], required=False)
    direction = serializers.ChoiceField(choices=["earlier", "later", "same_time"], required=False)


class PlanChangeExamSerializer(serializers.Serializer):
    id = serializers.IntegerField()
    accession = serializers.CharField()
    modality = serializers.CharField()
    state = serializers.CharField()
    exam_type_code = serializers.CharField(source="exam_type.code")
    exam_type_names = LanguageMapField(source="exam_type.names")
    priority_code = serializers.CharField(source="priority.code")
    patient = PatientLineSerializer()


class PlanChangeSerializer(serializers.Serializer):
    id = serializers.IntegerField()
    kind = serializers.ChoiceField(choices=[(k, k) for k in ChangeKind])
    state = serializers.ChoiceField(choices=[(s, s) for s in ChangeState])
    exam = PlanChangeExamSerializer()
    appointment_id = serializers.IntegerField(allow_null=True)
    from_resource_code = serializers.CharField(source="from_resource.code", default="")
    from_starts_at = serializers.DateTimeField(allow_null=True)
    to_resource_code = serializers.CharField(source="to_resource.code", default="")
    to_starts_at = serializers.DateTimeField(allow_null=True)
    to_ends_at = serializers.DateTimeField(allow_null=True)
    shift_min = serializers.IntegerField(allow_null=True)
    saves = serializers.IntegerField()
    is_told = serializers.BooleanField()
    reasons = serializers.ListField(child=ReasonField())
    needs = serializers.ListField(child=serializers.IntegerField(), help_text="changes to apply with this one")
    note = ReasonField(allow_null=True)
    decided_at = serializers.DateTimeField(allow_null=True)
    decided_by = ActorField()


class PlanApplySerializer(serializers.Serializer):
    change_ids = serializers.ListField(
        child=serializers.IntegerField(min_value=1),
        max_length=2000,
        required=False,
        allow_null=True,
        help_text="none: all",
    )


class PlanAppliedSerializer(serializers.Serializer):
    run = PlanRunSerializer()
    applied = serializers.ListField(child=serializers.IntegerField())
    stale = serializers.ListField(child=serializers.IntegerField())


class PlanKeptSerializer(serializers.Serializer):
    change = serializers.IntegerField()
    reason = ReasonField()


class PlanUndoneSerializer(serializers.Serializer):
    run = PlanRunSerializer()
    undone = serializers.ListField(child=serializers.IntegerField())
    kept = PlanKeptSerializer(many=True)
