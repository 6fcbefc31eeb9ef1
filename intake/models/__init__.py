from intake.models.report import Report, Shingle

__all__ = ["Report", "Shingle"]
