"""Stories to outbound records: the contract downstream. Nothing here sends anything."""
