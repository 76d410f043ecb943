"""What to say and who says it: routing, prompts, grounding, quoting, session memory."""
