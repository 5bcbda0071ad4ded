"""Definitions of report rules as data."""

from copy import deepcopy

TYPO_RULE = {
    "category": "typo",
    "severity": "warn",
    "stages": [],
    "section": "any",
    "modalities": [],
    "match": {
        "zh": [{"say": "支气管充汽征", "suggest": "支气管充气征"}],
        "en": [{"say": "air bronchograph*", "suggest": "air bronchogram"}],
    },
    "unless": {"zh": ["原文"], "en": ["quoted"]},
    "explanation": {"zh-Hans": "应为“充气征”", "en": "the sign is an air bronchogram"},
    "autofix": True,
    "source": "Local teaching conference",
    "examples": {
        "fire": [
            {"lang": "zh", "findings": "右肺下叶实变，见支气管充汽征。", "impression": "肺炎。"},
            {"lang": "en", "findings": "Consolidation with air bronchograph.", "impression": "Pneumonia."},
        ],
        "quiet": [
            {"lang": "zh", "findings": "右肺下叶实变，见支气管充气征。", "impression": "肺炎。"},
            {"lang": "en", "findings": "Consolidation with air bronchogram.", "impression": "Pneumonia."},
        ],
    },
}


def make_definition(**changes) -> dict:
    return deepcopy(TYPO_RULE) | changes
