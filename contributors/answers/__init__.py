"""What every door answers with: problem documents, conditional requests, and refusals of unknown parameters."""
