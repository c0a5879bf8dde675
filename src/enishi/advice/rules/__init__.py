"""The reasons, a file each: a value named RULE, whose module name is the rule's id."""
