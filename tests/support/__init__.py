"""What several test tiers share: generated stories, brokers, workers, and what came out."""
