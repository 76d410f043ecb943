"""A technician's work: jobs, procedures step by step, notes, photos and the job sheet."""
