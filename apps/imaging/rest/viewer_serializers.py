from rest_framework import serializers


class ViewerWindowSerializer(serializers.Serializer):
    code = serializers.CharField()
    name = serializers.DictField(child=serializers.CharField())
    modality = serializers.CharField()
    center = serializers.FloatField()
    width = serializers.FloatField()


class ExternalViewerSerializer(serializers.Serializer):
    code = serializers.CharField()
    name = serializers.DictField(child=serializers.CharField())
    url = serializers.CharField()


class ViewerSettingsSerializer(serializers.Serializer):
    windows = ViewerWindowSerializer(many=True)
    external = ExternalViewerSerializer(many=True)
    source = serializers.CharField(help_text="where the windows come from, with the policy's version")
