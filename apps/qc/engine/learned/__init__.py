"""A learned score of MR quality over image quality metrics that another program measured (MRIQC and the like)."""
