from awards.admin.awards import AwardAdmin

__all__ = ["AwardAdmin"]
