from datetime import timedelta

from drf_spectacular.utils import extend_schema
from rest_framework.response import Response

from apps.common.kernel import clock
from apps.common.policy import get_policy
from apps.common.rest.actors import actor_of
from apps.common.rest.scope import reach_of
from apps.common.rest.views import ApiView
from apps.qc.engine.report import ReportSnapshot
from apps.qc.engine.rule_data import find_all
from apps.qc.public import (
    check_report,
    compile_definition,
    get_rule,
    list_disputes,
    list_kept,
    list_rule_standings,
    save_rule,
    set_rule_status,
)
from apps.qc.rest.rule_serializers import (
    QcCheckTextSerializer,
    QcReportRuleDetailSerializer,
    QcReportRuleSerializer,
    QcRuleSaveSerializer,
    QcRuleStatusSerializer,
    QcRuleTrialSerializer,
    QcTextFindingSerializer,
)


def _describe(view: ApiView, request, code: str) -> Response:
    reach = reach_of(request, view)
    rule = get_rule(code) | {"disputes": list_disputes(code, sites=reach), "kept": list_kept(code, sites=reach)}
    return view.render(QcReportRuleDetailSerializer, rule)


class ReportRuleListView(ApiView):
    """Every rule with its status and figures; a new definition, or the next version of one."""

    required = {"GET": "qc.read", "POST": "qc.rules"}

    @extend_schema(operation_id="qc_report_rule_list", responses=QcReportRuleSerializer(many=True))
    def get(self, request) -> Response:
        days = get_policy("qc.report_rules").payload["figures_days"]
        rules = list_rule_standings(since=clock.now() - timedelta(days=days), sites=reach_of(request, self))
        return self.render(QcReportRuleSerializer, rules, many=True)

    @extend_schema(
        operation_id="qc_report_rule_save", request=QcRuleSaveSerializer, responses={201: QcReportRuleDetailSerializer}
    )
    def post(self, request) -> Response:
        data = self.validate(QcRuleSaveSerializer)
        row = save_rule(
            data["code"], data["definition"], reason=data["reason"], version=data["version"], actor=actor_of(request)
        )
        answer = _describe(self, request, row.code)
        answer.status_code = 201
        return answer


class ReportRuleView(ApiView):
    required = {"GET": "qc.read"}

    @extend_schema(operation_id="qc_report_rule", responses=QcReportRuleDetailSerializer)
    def get(self, request, code: str) -> Response:
        return _describe(self, request, code)


class ReportRuleStatusView(ApiView):
    required = {"POST": "qc.rules"}

    @extend_schema(
        operation_id="qc_report_rule_status", request=QcRuleStatusSerializer, responses=QcReportRuleDetailSerializer
    )
    def post(self, request, code: str) -> Response:
        row = set_rule_status(code, actor=actor_of(request), **self.validate(QcRuleStatusSerializer))
        return _describe(self, request, row.code)


class ReportRuleTrialView(ApiView):
    """A definition over a text, before it is saved: its examples run too. Nothing is kept."""

    required = {"POST": "qc.rules"}

    @extend_schema(
        operation_id="qc_report_rule_trial",
        request=QcRuleTrialSerializer,
        responses=QcTextFindingSerializer(many=True),
    )
    def post(self, request) -> Response:
        data = dict(self.validate(QcRuleTrialSerializer))
        rule = compile_definition(data.pop("code"), data.pop("definition"))
        data.pop("stage")
        return self.render(QcTextFindingSerializer, find_all(rule, data), many=True)


class TextCheckView(ApiView):
    """Any text against the rules, for other programs; nothing is kept and no report is named."""

    required = {"POST": "report.read"}

    @extend_schema(
        operation_id="qc_text_check", request=QcCheckTextSerializer, responses=QcTextFindingSerializer(many=True)
    )
    def post(self, request) -> Response:
        data = dict(self.validate(QcCheckTextSerializer))
        stage = data.pop("stage")
        found = check_report(ReportSnapshot(**data), stage=stage)
        return self.render(QcTextFindingSerializer, found, many=True)
