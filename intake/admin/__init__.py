from intake.admin.reports import ReportAdmin

__all__ = ["ReportAdmin"]
